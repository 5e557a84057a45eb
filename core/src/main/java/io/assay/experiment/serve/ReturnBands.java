package io.assay.experiment.serve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.dataset.Dataset;
import io.assay.experiment.Wiring;
import io.assay.experiment.monitor.LiveWords;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunRecord;
import io.assay.experiment.trade.PreparedStock;
import io.assay.forecast.AdaptiveWalk;
import io.assay.forecast.AsOf;
import io.assay.label.Label;
import io.assay.label.LabelColumn;
import io.assay.label.Labels;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.signal.Opinion;
import io.assay.signal.Signal;
import io.assay.signal.SignalRule;
import io.assay.signal.Signaller;
import io.assay.signal.Standing;

/**
 * Intervals of returns, learnt from what a model was off by on the same stock: in its walk-forward, and on the days in
 * use of which {@code monitor} wrote down what it said. Each error is taken over the stock's volatility on its day.
 * Used by several threads.
 */
final class ReturnBands {
    /** The probability that intervals state. */
    static final double LEVEL = 0.9;

    private final Wiring wiring;
    private final List<RunRecord> runs;
    private final LiveWords words;
    private final Map<String, Map<Instrument, Predicted>> walked = new ConcurrentHashMap<>();

    ReturnBands(Wiring wiring) {
        this.wiring = wiring;
        this.runs = RunRecord.all(wiring.workspace());
        this.words = LiveWords.of(wiring.workspace());
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
     * @param asked the model and the stock's clean bars up to today's close
     */
    Optional<Band> of(PreparedStock.Asked asked) {
        BarSeries bars = asked.bars();
        Predicted rows = walked.computeIfAbsent(asked.card().id(), this::read).get(bars.instrument());
        if (rows == null || bars.size() == 0) {
            return Optional.empty();
        }
        int today = bars.days()[bars.size() - 1];
        Label label = Labels.parse(asked.card().recipe().target());
        Guesses guesses = new Guesses();
        walk(guesses, rows);
        live(guesses, asked, label);
        int[] there = guesses.on(bars);
        int[] days = guesses.days(there);
        int[] andToday = Arrays.copyOf(days, days.length + 1);
        andToday[days.length] = today;
        double[] scale = scales(bars, andToday, label.horizon());
        AdaptiveWalk walk = AdaptiveWalk.over(guesses.rows(there, scale), LEVEL, today);
        double reach = walk.next() * scale[days.length];
        return Double.isNaN(reach) || walk.outcomes() == 0 ? Optional.empty() : Optional.of(new Band(reach, walk));
    }

    private static void walk(Guesses guesses, Predicted rows) {
        Dataset.Rows times = rows.rows().rows();
        for (int row = 0; row < rows.rows().size(); row++) {
            double error = Math.abs(times.outcome()[row] - expected(rows, row));
            guesses.add(times.decisionDay()[row], times.knownDay()[row], error);
        }
    }

    /** The days in use after the walk-forward, as far as their outcomes are known from the bars. */
    private void live(Guesses guesses, PreparedStock.Asked asked, Label label) {
        BarSeries bars = asked.bars();
        NavigableMap<Integer, double[]> later =
                words.of(asked.card().id(), bars.instrument().toString()).tailMap(guesses.last(), false);
        if (later.isEmpty()) {
            return;
        }
        LabelColumn came = label.outcome().compute(bars);
        double[] means = asked.training().classMeans();
        later.forEach((day, said) -> {
            int row = bars.rowOf(day);
            if (row >= 0 && said.length == means.length && !Double.isNaN(came.value()[row])) {
                double expected = expected(k -> said[k], means);
                guesses.add(day, came.knownDay()[row], Math.abs(came.value()[row] - expected));
            }
        });
    }

    /** How far off a model was, decision by decision. */
    private static final class Guesses {
        private final List<int[]> days = new ArrayList<>();
        private final List<Double> errors = new ArrayList<>();

        void add(int decision, int known, double error) {
            days.add(new int[] {decision, known});
            errors.add(error);
        }

        /** The last day of a decision. */
        int last() {
            return days.isEmpty() ? Integer.MIN_VALUE : days.get(days.size() - 1)[0];
        }

        /** Those decided on days of which there are bars. */
        int[] on(BarSeries bars) {
            return IntStream.range(0, days.size())
                    .filter(i -> bars.rowOf(days.get(i)[0]) >= 0)
                    .toArray();
        }

        int[] days(int[] which) {
            return Arrays.stream(which).map(i -> days.get(i)[0]).toArray();
        }

        AdaptiveWalk.Rows rows(int[] which, double[] scale) {
            double[] score = new double[which.length];
            Arrays.setAll(score, i -> errors.get(which[i]) / scale[i]);
            return new AdaptiveWalk.Rows(
                    days(which), Arrays.stream(which).map(i -> days.get(i)[1]).toArray(), score);
        }
    }

    /** How far a return of the horizon scatters by the last days' volatility. */
    private static double[] scales(BarSeries bars, int[] days, int horizon) {
        AsOf.Whose whose = new AsOf.Whose(List.of(bars.instrument()), new int[days.length], days);
        double[] daily = AsOf.of(whose, i -> bars, horizon).volatility();
        return Arrays.stream(daily).map(v -> v * Math.sqrt(horizon)).toArray();
    }

    /** What the model of the row's fold said, as a return: NaN where it said nothing. */
    private static double expected(Predicted rows, int row) {
        double[] means = rows.training().at(row).classMeans();
        return expected(k -> rows.model().predictions().probability(row, k), means);
    }

    private static double expected(IntToDoubleFunction probability, double[] means) {
        double sum = 0;
        for (int k = 0; k < means.length; k++) {
            sum += probability.applyAsDouble(k) * means[k];
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
