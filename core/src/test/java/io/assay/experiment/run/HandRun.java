package io.assay.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Measure;
import io.assay.evaluate.StockScore;
import io.assay.evaluate.Verdict;
import io.assay.label.Direction;
import io.assay.label.ForwardReturn;
import io.assay.label.LabelColumn;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.metric.Draws;
import io.assay.model.Predictions;
import io.assay.model.builtin.NullModels;
import io.assay.report.RunReport;

/** A finished run whose predictions were made up: what is acted on is then known beforehand. */
public final class HandRun {
    public static final String ID = "0123456789ab";
    public static final int HORIZON = 5;

    /** Up, down or neither over five sessions. */
    public static final Target BOOKED =
            new Target(Direction.three(HORIZON).name(), Direction.three(HORIZON).classes());

    /** Each class as often as another; a rise earns 3 %, a fall loses as much. */
    private static final double[] RATES = {1.0 / 3, 1.0 / 3, 1.0 / 3};

    private static final double[] MEANS = {-0.03, 0, 0.03};

    private HandRun() {}

    /** What is said of a stock on a day: the probability of BUY, of which SELL is the rest but one fifth. */
    @FunctionalInterface
    public interface Voice {
        /** Between 0 and 0.8; NaN says nothing. */
        double buy(Instrument instrument, int day);
    }

    /** Rows of a stock on those of its days that are asked for; some have no outcome. */
    public static Predicted rows(BarSeries bars, IntPredicate asked, Voice voice) {
        LabelColumn trades = ForwardReturn.of(HORIZON).compute(bars);
        int[] at = IntStream.range(0, bars.size())
                .filter(row -> asked.test(bars.days()[row]))
                .toArray();
        int n = at.length;
        int[] day = Arrays.stream(at).map(row -> bars.days()[row]).toArray();
        int[] entry = Arrays.stream(at).map(row -> trades.entryDay()[row]).toArray();
        int[] exit = Arrays.stream(at).map(row -> trades.exitDay()[row]).toArray();
        double[] outcome =
                Arrays.stream(at).mapToDouble(row -> trades.value()[row]).toArray();
        double[] target = new double[n];
        double[] one = new double[n];
        Arrays.fill(target, 1);
        Arrays.fill(one, 1);
        Dataset dataset = Dataset.of(
                new Predicted.NoFeatures(n),
                BOOKED,
                List.of(bars.instrument()),
                new Dataset.Rows(new int[n], day, entry, exit, exit, target, outcome, one));
        List<Answers> answers = new ArrayList<>();
        answers.add(new Answers("model", said(bars.instrument(), day, voice)));
        NullModels.standard("roc_5")
                .forEach(l -> answers.add(new Answers(l.name(), said(bars.instrument(), day, (i, d) -> 0.4))));
        return new Predicted(dataset, answers, new RowTraining(3, repeated(RATES, n), repeated(MEANS, n)));
    }

    private static Predictions said(Instrument instrument, int[] days, Voice voice) {
        double[] values = new double[3 * days.length];
        for (int row = 0; row < days.length; row++) {
            double buy = voice.buy(instrument, days[row]);
            values[3 * row] = 0.8 - buy;
            values[3 * row + 1] = Double.isNaN(buy) ? Double.NaN : 0.2;
            values[3 * row + 2] = buy;
        }
        return new Predictions(BOOKED, values);
    }

    private static double[] repeated(double[] of, int times) {
        double[] all = new double[of.length * times];
        Arrays.setAll(all, i -> of[i % of.length]);
        return all;
    }

    /** Writes the run into a workspace as if it had been made on some data. */
    public static RunFolder write(Path workspace, MarketData data, List<Predicted> parts) {
        return write(workspace, ID, data, parts);
    }

    /** The same under another name. */
    public static RunFolder write(Path workspace, String id, MarketData data, List<Predicted> parts) {
        return write(workspace, id, "made up", data, parts);
    }

    /** The same of another specification. */
    public static RunFolder write(
            Path workspace, String id, String specification, MarketData data, List<Predicted> parts) {
        Path folder = workspace.resolve("runs").resolve(id);
        Map<String, String> models = new TreeMap<>();
        for (Predicted part : parts) {
            Instrument instrument = part.rows().instruments().get(0);
            models.put(instrument.toString(), "model-of-" + instrument.symbol());
            JudgedFile.write(JudgedFile.in(folder, instrument), header(instrument, part), part);
        }
        RunData.write(folder, RunData.of(data, RunJudge.pooled(parts).rows(), new Parallel(1)));
        RunRecord.write(
                folder, new RunRecord(id, specification, 1, "data", Verdict.Outcome.NOT_ESTABLISHED, "", "", models));
        return RunFolder.find(workspace, Optional.of(id));
    }

    private static JudgedFile.Header header(Instrument instrument, Predicted part) {
        StockScore.Value none =
                new StockScore.Value(Double.NaN, Double.NaN, new Draws.Interval(Double.NaN, Double.NaN));
        Comparison.Difference direction = new Comparison.Difference(
                Measure.DIRECTION, "majority", 0, 0, new Draws.Interval(-1, 1), Double.NaN, Double.NaN);
        String name = instrument.toString();
        int n = part.rows().size();
        return new JudgedFile.Header(
                "key",
                new RunReport.Stock(
                        name,
                        "model-of-" + instrument.symbol(),
                        Verdict.Outcome.NOT_ESTABLISHED,
                        direction,
                        0.3,
                        0.33,
                        0.5,
                        n,
                        1,
                        part.rows().rows().decisionDay()[0],
                        part.rows().rows().decisionDay()[n - 1],
                        Optional.empty()),
                new StockScore(
                        name,
                        "model",
                        none,
                        none,
                        "majority",
                        none,
                        none,
                        none,
                        0.5,
                        none,
                        new StockScore.Test("majority", 0.1, Double.NaN),
                        new Comparison.Span(n, 1, 10, 12, n, n, 5, n)),
                n,
                BOOKED,
                part.answers().stream().map(Answers::name).toList());
    }
}
