package io.assay.portfolio;

import java.util.Arrays;

import io.assay.base.Check;
import io.assay.base.Sorted;
import io.assay.metric.DailyIc;
import io.assay.metric.NeweyWest;

/**
 * How good forecasts were, as far as that was known on a day: the mean of their daily rank correlations with what came,
 * over days of which nearly all outcomes were known by then. What it is believed to be is drawn towards 0 by what is
 * not known of it: {@code max(0, IC) max(0, 1 - error^2 / IC^2)}, the positive part of James and Stein (1961). A
 * forecast that was wrong is not turned round.
 */
public final class ForecastSkill {
    /** Largest coefficient that is believed; above it, something looks ahead. */
    public static final double MOST = 0.99;

    /** Fewest days on which it is believed at all. */
    public static final int FEWEST_DAYS = 60;

    /** Fewest names on a day. */
    public static final int FEWEST_NAMES = 5;

    /** Share of a day's rows whose outcome must be known: those known early are not like the others. */
    private static final double KNOWN = 0.9;

    private final Rows rows;
    private final int horizon;
    private final int[] starts;
    private final double[] whole;

    private ForecastSkill(Rows rows, int horizon) {
        this.rows = rows;
        this.horizon = horizon;
        this.starts = starts(rows.day());
        this.whole = new double[starts.length - 1];
        for (int d = 0; d < whole.length; d++) {
            whole[d] = coefficient(d, latest(d));
        }
    }

    /**
     * Forecasts and what came, row by row, sorted by day.
     *
     * @param day epoch day at whose close it was forecast
     * @param known epoch day from whose close on the outcome is known; {@link Integer#MAX_VALUE} for never
     * @param score NaN where nothing was said
     * @param outcome NaN where it is not known
     */
    public record Rows(int[] day, int[] known, double[] score, double[] outcome) {
        /** Checks the lengths. */
        public Rows {
            Check.sameLength("known", known.length, day.length);
            Check.sameLength("score", score.length, day.length);
            Check.sameLength("outcome", outcome.length, day.length);
        }
    }

    /**
     * What was known.
     *
     * @param ic mean daily coefficient; NaN if there is none
     * @param error its standard error, for outcomes that overlap (Newey and West 1987)
     * @param days that it was found from
     * @param confidence what is believed of it
     */
    public record Known(double ic, double error, int days, double confidence) {}

    /**
     * Of forecasts.
     *
     * @param horizon sessions that they look ahead, at least 1
     */
    public static ForecastSkill of(Rows rows, int horizon) {
        return new ForecastSkill(rows, Check.atLeast("horizon", horizon, 1));
    }

    private static int[] starts(int[] day) {
        int[] starts = new int[day.length + 1];
        int count = 0;
        for (int row = 0; row < day.length; row++) {
            if (row == 0 || day[row] != day[row - 1]) {
                Check.that(row == 0 || day[row] > day[row - 1], "day", "ascend", day[row]);
                starts[count++] = row;
            }
        }
        starts[count] = day.length;
        return Arrays.copyOf(starts, count + 1);
    }

    /** The last day on which an outcome of a day becomes known. */
    private int latest(int d) {
        int latest = Integer.MIN_VALUE;
        for (int row = starts[d]; row < starts[d + 1]; row++) {
            latest = rows.known()[row] == Integer.MAX_VALUE ? latest : Math.max(latest, rows.known()[row]);
        }
        return latest;
    }

    /** The coefficient of a day over the outcomes that were known by another; NaN if those are too few. */
    private double coefficient(int d, int by) {
        int count = 0;
        int said = 0;
        double[] score = new double[starts[d + 1] - starts[d]];
        double[] outcome = new double[score.length];
        for (int row = starts[d]; row < starts[d + 1]; row++) {
            said += Double.isNaN(rows.score()[row]) ? 0 : 1;
            if (rows.known()[row] <= by && !Double.isNaN(rows.score()[row]) && Double.isFinite(rows.outcome()[row])) {
                score[count] = rows.score()[row];
                outcome[count++] = rows.outcome()[row];
            }
        }
        if (count < KNOWN * said) {
            return Double.NaN;
        }
        int[] day = new int[count];
        return count == 0
                ? Double.NaN
                : DailyIc.of(day, Arrays.copyOf(score, count), Arrays.copyOf(outcome, count), FEWEST_NAMES)
                        .values()[0];
    }

    /** What was known at the close of an epoch day. */
    public Known at(int day) {
        double[] values = new double[whole.length];
        int count = 0;
        for (int d = 0; d < whole.length && rows.day()[starts[d]] < day; d++) {
            int latest = latest(d);
            double value = latest <= day ? whole[d] : coefficient(d, day);
            if (latest != Integer.MIN_VALUE && !Double.isNaN(value)) {
                values[count++] = value;
            }
        }
        double[] found = Arrays.copyOf(values, count);
        double ic = Arrays.stream(found).average().orElse(Double.NaN);
        if (count < FEWEST_DAYS) {
            return new Known(ic, Double.NaN, count, 0);
        }
        double error = NeweyWest.standardError(found, Math.min(count - 1, horizon - 1));
        return new Known(ic, error, count, believed(ic, error));
    }

    private static double believed(double ic, double error) {
        if (!(ic > 0) || Double.isNaN(error)) {
            return 0;
        }
        return Math.min(MOST, ic * Math.max(0, 1 - error * error / (ic * ic)));
    }

    /**
     * Ranks among those of whom something is said, with mean 0 and deviation 1; NaN for the others, and for all where
     * fewer than {@value #FEWEST_NAMES} are told apart.
     */
    public static double[] standardised(double[] scores) {
        double[] sorted =
                Arrays.stream(scores).filter(s -> !Double.isNaN(s)).sorted().toArray();
        double[] z = new double[scores.length];
        Arrays.fill(z, Double.NaN);
        if (sorted.length < FEWEST_NAMES || sorted[0] == sorted[sorted.length - 1]) {
            return z;
        }
        double squares = 0;
        for (int i = 0; i < z.length; i++) {
            if (!Double.isNaN(scores[i])) {
                int below = Sorted.below(sorted, scores[i]);
                int above = below;
                while (above < sorted.length && sorted[above] == scores[i]) {
                    above++;
                }
                z[i] = (below + above) / 2.0 - sorted.length / 2.0;
                squares += z[i] * z[i];
            }
        }
        double deviation = Math.sqrt(squares / sorted.length);
        for (int i = 0; i < z.length; i++) {
            z[i] /= deviation;
        }
        return z;
    }
}
