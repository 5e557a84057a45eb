package io.assay.evaluate;

import java.util.Arrays;

import io.assay.metric.DaySums;

/** A rank correlation on any redrawn sample of days: the mean of the days' own, or one over all rows. */
final class RankIc {
    private static final int WIDTH = 6;
    private static final int X = 0;
    private static final int Y = 1;
    private static final int XX = 2;
    private static final int YY = 3;
    private static final int XY = 4;
    private static final int COUNT = 5;

    private final boolean crossSection;
    private final DaySums sums;
    private final double[] daily;

    RankIc(int days, boolean crossSection) {
        this.crossSection = crossSection;
        this.sums = new DaySums(days, WIDTH);
        this.daily = new double[days];
        Arrays.fill(daily, Double.NaN);
    }

    /** Adds a day's coefficient; NaN, of a score that is the same for all, counts as 0: nothing known. */
    void addDay(int day, double coefficient) {
        daily[day] = Double.isNaN(coefficient) ? 0 : coefficient;
        sums.add(day, X, daily[day]);
        sums.add(day, COUNT, 1);
    }

    /** Adds one row's scaled ranks. */
    void addPair(int day, double x, double y) {
        sums.add(day, X, x);
        sums.add(day, Y, y);
        sums.add(day, XX, x * x);
        sums.add(day, YY, y * y);
        sums.add(day, XY, x * y);
        sums.add(day, COUNT, 1);
    }

    /** The coefficient of each day; NaN on days without a cross-section. */
    double[] daily() {
        return daily;
    }

    /** The coefficient where each day counts as often as told; NaN where no day has one. */
    double at(int[] multiplicity) {
        double[] total = sums.total(multiplicity);
        double n = total[COUNT];
        if (crossSection || n == 0) {
            return total[X] / n;
        }
        double xx = total[XX] - total[X] * total[X] / n;
        double yy = total[YY] - total[Y] * total[Y] / n;
        double xy = total[XY] - total[X] * total[Y] / n;
        double tiny = 1e-12 * n;
        return xx > tiny && yy > tiny ? xy / Math.sqrt(xx * yy) : 0;
    }
}
