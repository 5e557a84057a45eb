package io.assay.experiment.serve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.dataset.Dataset;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunRecord;
import io.assay.forecast.AdaptiveWalk;
import io.assay.forecast.AsOf;
import io.assay.label.Labels;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.signal.Opinion;
import io.assay.signal.Signal;
import io.assay.signal.SignalRule;
import io.assay.signal.Signaller;
import io.assay.signal.Standing;
import io.assay.signal.Training;

/**
 * Intervals of returns, learnt from what the walk-forward behind a model was off by on the same stock, each error over
 * the stock's volatility on its day. Used by several threads.
 */
final class ReturnBands {
    /** The probability that intervals state. */
    static final double LEVEL = 0.9;

    private final Wiring wiring;
    private final List<RunRecord> runs;
    private final Map<String, Map<Instrument, Predicted>> walked = new ConcurrentHashMap<>();

    ReturnBands(Wiring wiring) {
        this.wiring = wiring;
        this.runs = RunRecord.all(wiring.workspace());
    }

    /**
     * Half an interval, of any expected return.
     *
     * @param reach half its width, a fraction
     * @param walk the intervals of the past that it comes from
     */
    record Band(double reach, AdaptiveWalk walk) {
        Prediction.ReturnInterval around(double expected) {
            return new Prediction.ReturnInterval(
                    LEVEL,
                    expected - reach,
                    expected + reach,
                    walk.coverage(),
                    walk.outcomes(),
                    Days.text(walk.last()));
        }
    }

    /**
     * The band of a stock's next return; empty where no run of the model kept enough outcomes of the stock.
     *
     * @param model name of the model
     * @param bars the stock's clean bars up to today's close
     * @param horizon sessions from entry to exit
     */
    Optional<Band> of(String model, BarSeries bars, int horizon) {
        Predicted rows = walked.computeIfAbsent(model, this::read).get(bars.instrument());
        if (rows == null || bars.size() == 0) {
            return Optional.empty();
        }
        int today = bars.days()[bars.size() - 1];
        Dataset.Rows times = rows.rows().rows();
        int[] there = IntStream.range(0, rows.rows().size())
                .filter(row -> times.decisionDay()[row] <= today && bars.rowOf(times.decisionDay()[row]) >= 0)
                .toArray();
        int[] days = Arrays.stream(there).map(row -> times.decisionDay()[row]).toArray();
        int[] andToday = Arrays.copyOf(days, days.length + 1);
        andToday[days.length] = today;
        double[] scale = scales(bars, andToday, horizon);
        double[] score = new double[there.length];
        int[] known = new int[there.length];
        for (int i = 0; i < there.length; i++) {
            known[i] = times.knownDay()[there[i]];
            score[i] = Math.abs(times.outcome()[there[i]] - expected(rows, there[i])) / scale[i];
        }
        AdaptiveWalk walk = AdaptiveWalk.over(new AdaptiveWalk.Rows(days, known, score), LEVEL, today);
        double reach = walk.next() * scale[days.length];
        return Double.isNaN(reach) || walk.outcomes() == 0 ? Optional.empty() : Optional.of(new Band(reach, walk));
    }

    /** How far a return of the horizon scatters by the last days' volatility. */
    private static double[] scales(BarSeries bars, int[] days, int horizon) {
        AsOf.Whose whose = new AsOf.Whose(List.of(bars.instrument()), new int[days.length], days);
        double[] daily = AsOf.of(whose, i -> bars, horizon).volatility();
        return Arrays.stream(daily).map(v -> v * Math.sqrt(horizon)).toArray();
    }

    /** What the model of the row's fold said, as a return: NaN where it said nothing. */
    private static double expected(Predicted rows, int row) {
        Training training = rows.training().at(row);
        double sum = 0;
        for (int k = 0; k < training.classMeans().length; k++) {
            sum += rows.model().predictions().probability(row, k) * training.classMeans()[k];
        }
        return sum;
    }

    /**
     * What the walk-forward behind a model said of a stock, by a rule.
     *
     * @throws DataException if no run of the model kept its answers
     */
    PastSignals past(String model, Instrument instrument, SignalRule rule) {
        Predicted rows = walked.computeIfAbsent(model, this::read).get(instrument);
        if (rows == null) {
            throw new DataException("no run of model " + model + " kept what it said of " + instrument
                    + " on earlier days. Fix: train again");
        }
        Dataset.Rows times = rows.rows().rows();
        Signaller signaller = Signaller.of(rule);
        List<PastSignals.Past> past = new ArrayList<>();
        for (int row = 0; row < rows.rows().size(); row++) {
            if (rows.model().predictions().speaks(row)) {
                double[] said = new double[rows.rows().target().width()];
                for (int k = 0; k < said.length; k++) {
                    said[k] = rows.model().predictions().probability(row, k);
                }
                // As books read it: standing of a model decides between several, and here is one.
                Opinion opinion = new Opinion(
                        model, Standing.NO_SKILL, said, rows.training().at(row), List.of());
                Signal signal = signaller.signal(instrument, times.decisionDay()[row], List.of(opinion));
                past.add(new PastSignals.Past(
                        Days.text(times.decisionDay()[row]),
                        signal.title(),
                        signal.confidence(),
                        signal.expectedReturn(),
                        Double.isNaN(times.outcome()[row]) ? null : times.outcome()[row]));
            }
        }
        int horizon = Labels.parse(rows.rows().target().name()).horizon();
        return new PastSignals(instrument.toString(), model, horizon, PastSignals.NOTE, past);
    }

    private Map<Instrument, Predicted> read(String model) {
        Map<Instrument, Predicted> found = new HashMap<>();
        if (runs.stream().noneMatch(r -> r.models().containsValue(model))) {
            return found;
        }
        RunFolder run = RunFolder.find(wiring.workspace(), Optional.of(model));
        for (JudgedFile.Content content : run.judged(Optional.of(model))) {
            found.put(Instrument.parse(content.header().stock().instrument()), content.predicted());
        }
        return found;
    }
}
