package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Check;

/**
 * The daily cross-sectional information coefficient: on each day the rank correlation, over instruments, between score
 * and outcome. It needs no mean over time, so neither the market's drift nor a persistent score biases it.
 *
 * @param days distinct days, ascending
 * @param values coefficient of each day; NaN on a day with fewer than the asked number of rows, or where all scores or
 *     all outcomes are equal
 */
public record DailyIc(int[] days, double[] values) {
    /** Checks the lengths. */
    public DailyIc {
        Check.sameLength("values", values.length, days.length);
    }

    /**
     * The series.
     *
     * @param day day of each row, ascending
     * @param minimum fewest rows a day, at least 2
     */
    public static DailyIc of(int[] day, double[] score, double[] outcome, int minimum) {
        Check.sameLength("score", score.length, day.length);
        Check.sameLength("outcome", outcome.length, day.length);
        Check.atLeast("minimum", minimum, 2);
        int[] days = new int[day.length];
        double[] values = new double[day.length];
        int count = 0;
        int from = 0;
        while (from < day.length) {
            Check.that(from == 0 || day[from] > day[from - 1], "day", "ascend", day[from]);
            int to = from;
            while (to < day.length && day[to] == day[from]) {
                to++;
            }
            days[count] = day[from];
            values[count++] = to - from < minimum
                    ? Double.NaN
                    : Correlation.spearman(Arrays.copyOfRange(score, from, to), Arrays.copyOfRange(outcome, from, to));
            from = to;
        }
        return new DailyIc(Arrays.copyOf(days, count), Arrays.copyOf(values, count));
    }

    /** The coefficients of the days that have one. */
    public double[] defined() {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    }

    /** Mean coefficient; NaN if no day has one. */
    public double mean() {
        return Moments.mean(defined());
    }

    /** ICIR: mean over sample deviation of the daily coefficients; NaN below two days or without spread. */
    public double ratio() {
        double[] defined = defined();
        double deviation = Moments.deviation(defined);
        return deviation > 0 ? Moments.mean(defined) / deviation : Double.NaN;
    }
}
