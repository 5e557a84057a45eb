package io.assay.experiment.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.evaluate.Plausibility;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.metric.Correlation;
import io.assay.metric.DailyIc;
import io.assay.metric.Draws;
import io.assay.metric.Moments;
import io.assay.metric.NeweyWest;
import io.assay.report.JudgeReport;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How scores go together with single returns before and after their close. A score that already contains a later return
 * stands out at that return: honest ones are known to reach {@link Plausibility}'s bands, not to pass them. What is
 * correlated before the close may be anything: it was known.
 */
final class LagProfile {
    /** The return before the honest entry, which nobody who decides at the close can earn. */
    static final String OVERNIGHT = "close t to open t+1";

    /** Days below which nothing is said. */
    private static final int FEWEST_DAYS = 30;

    private static final double LEVEL = 0.01;
    private static final double TWO_SIDED = 0.975;
    private static final int ERROR_LAGS = 5;

    private static final List<Span> SPANS = List.of(
            new Span("close t-2 to close t-1", -1, -2, false, -1, false),
            new Span("close t-1 to close t", 0, -1, false, 0, false),
            new Span(OVERNIGHT, 1, 0, false, 1, true),
            new Span("open t+1 to close t+1", 1, 1, true, 1, false),
            new Span("close t to close t+1", 1, 0, false, 1, false),
            new Span("close t+1 to close t+2", 2, 1, false, 2, false),
            new Span("close t+2 to close t+3", 3, 2, false, 3, false),
            new Span("close t+3 to close t+4", 4, 3, false, 4, false),
            new Span("close t+4 to close t+5", 5, 4, false, 5, false),
            new Span("close t+5 to close t+6", 6, 5, false, 6, false));

    private final Scores scores;
    private final double[] positions;
    private final int fewestNames;
    private final float[][] returns;

    private LagProfile(Scores scores, double[] positions, int fewestNames) {
        this.scores = scores;
        this.positions = positions;
        this.fewestNames = fewestNames;
        this.returns = new float[SPANS.size()][scores.size()];
        for (float[] column : returns) {
            Arrays.fill(column, Float.NaN);
        }
    }

    /** One return: from the open or close of a session to that of another, counted from the score's session. */
    private record Span(String name, int session, int from, boolean fromOpen, int to, boolean toOpen) {
        boolean isAfter() {
            return session > 0;
        }

        float of(BarSeries bars, int row) {
            int first = row + from;
            int last = row + to;
            if (first < 0 || last >= bars.size() || bars.spansHole(Math.min(first, row), Math.max(last, row))) {
                return Float.NaN;
            }
            double entry = (fromOpen ? bars.open() : bars.close())[first];
            double exit = (toOpen ? bars.open() : bars.close())[last];
            return entry > 0 && exit > 0 ? (float) (exit / entry - 1) : Float.NaN;
        }
    }

    /**
     * The profile.
     *
     * @param positions of the scores; rows of NaN are left out
     * @param fewestNames names from which on a day is ranked by itself; 0 = ranks over all rows together
     * @param bars audited bars of an instrument; asked once for each, from several threads
     */
    static List<JudgeReport.Lag> of(
            Scores scores,
            double[] positions,
            int fewestNames,
            Function<Instrument, BarSeries> bars,
            Parallel parallel) {
        LagProfile profile = new LagProfile(scores, positions, fewestNames);
        int[][] rows = rowsOf(scores);
        parallel.map(IntStream.range(0, rows.length).boxed().toList(), whose -> {
            if (rows[whose].length > 0) {
                profile.fill(
                        rows[whose], bars.apply(scores.instruments().get(whose)).adjusted());
            }
            return whose;
        });
        List<JudgeReport.Lag> lags = new ArrayList<>();
        for (int s = 0; s < SPANS.size(); s++) {
            lags.add(profile.lag(SPANS.get(s), profile.returns[s]));
        }
        return lags;
    }

    private static int[][] rowsOf(Scores scores) {
        int[] count = new int[scores.instruments().size()];
        Arrays.stream(scores.instrument()).forEach(i -> count[i]++);
        int[][] rows = new int[count.length][];
        Arrays.setAll(rows, i -> new int[count[i]]);
        Arrays.fill(count, 0);
        for (int r = 0; r < scores.size(); r++) {
            int whose = scores.instrument()[r];
            rows[whose][count[whose]++] = r;
        }
        return rows;
    }

    private void fill(int[] rows, BarSeries bars) {
        for (int row : rows) {
            int bar = bars.rowOf(scores.day()[row]);
            for (int s = 0; bar >= 0 && s < SPANS.size(); s++) {
                returns[s][row] = SPANS.get(s).of(bars, bar);
            }
        }
    }

    private JudgeReport.Lag lag(Span span, float[] column) {
        int[] rows = IntStream.range(0, column.length)
                .filter(r -> !Float.isNaN(column[r]) && !Double.isNaN(positions[r]))
                .toArray();
        int[] day = IntStream.of(rows).map(r -> scores.day()[r]).toArray();
        double[] position = IntStream.of(rows).mapToDouble(r -> positions[r]).toArray();
        double[] outcome = IntStream.of(rows).mapToDouble(r -> column[r]).toArray();
        double[] daily = fewestNames > 0
                ? DailyIc.of(day, position, outcome, fewestNames).defined()
                : shares(day, position, outcome);
        double mean = daily.length < FEWEST_DAYS ? Double.NaN : Moments.mean(daily);
        double error = NeweyWest.standardError(daily, ERROR_LAGS);
        NormalDistribution normal = new NormalDistribution();
        long after = SPANS.stream().filter(Span::isAfter).count();
        double half = normal.inverseCumulativeProbability(TWO_SIDED) * error;
        double sure = Math.abs(mean) - normal.inverseCumulativeProbability(1 - LEVEL / (2 * after)) * error;
        Plausibility.Band band = band(span);
        return new JudgeReport.Lag(
                span.name(),
                span.session(),
                daily.length,
                mean,
                new Draws.Interval(mean - half, mean + half),
                Double.isNaN(sure) ? Double.NaN : Math.max(0, sure),
                band.best());
    }

    /**
     * What a return is held against. Nothing is published of the hours before the open, and honest scores are known to
     * reach further there than over a whole session: the best figure of any horizon is taken.
     */
    private Plausibility.Band band(Span span) {
        if (fewestNames == 0) {
            return Plausibility.Band.DIRECTION;
        }
        return span.name().equals(OVERNIGHT) ? Plausibility.Band.RANK_IC_LONG : Plausibility.Band.RANK_IC_SHORT;
    }

    /** What each day adds to the rank correlation over all rows, times the days: their mean is that correlation. */
    private static double[] shares(int[] day, double[] position, double[] outcome) {
        double[] x = centred(position);
        double[] y = centred(outcome);
        double scale = Math.sqrt(squares(x) * squares(y));
        int days = (int) Arrays.stream(day).distinct().count();
        double[] shares = new double[days];
        int at = -1;
        for (int r = 0; r < day.length; r++) {
            at += r == 0 || day[r] > day[r - 1] ? 1 : 0;
            shares[at] += scale > 0 ? days * x[r] * y[r] / scale : Double.NaN;
        }
        return Arrays.stream(shares).anyMatch(Double::isNaN) ? new double[0] : shares;
    }

    private static double[] centred(double[] values) {
        double[] ranks = Correlation.midRanks(values);
        return Arrays.stream(ranks).map(rank -> rank - (ranks.length + 1) / 2.0).toArray();
    }

    private static double squares(double[] values) {
        return Arrays.stream(values).map(v -> v * v).sum();
    }
}
