package io.assay.metric;

import io.assay.base.Check;

/**
 * Sums by day of any number of row quantities: with them, a redrawn sample of days costs a pass over the days instead
 * of the rows. Filled row by row, then read.
 */
public final class DaySums {
    private final int width;
    private final double[] sums;

    /** Zeros for so many days and quantities. */
    public DaySums(int days, int width) {
        Check.atLeast("days", days, 1);
        Check.atLeast("width", width, 1);
        this.width = width;
        this.sums = new double[Math.multiplyExact(days, width)];
    }

    /** Adds to one quantity of one day. */
    public void add(int day, int quantity, double value) {
        sums[day * width + quantity] += value;
    }

    /** The sums over days that count as often as told. */
    public double[] total(int[] multiplicity) {
        Check.sameLength("multiplicity", multiplicity.length, sums.length / width);
        double[] total = new double[width];
        for (int d = 0; d < multiplicity.length; d++) {
            int times = multiplicity[d];
            if (times > 0) {
                addDay(total, d * width, times);
            }
        }
        return total;
    }

    /** A loop by itself: it is where redrawn samples spend their time, and compiles to vector code. */
    private void addDay(double[] total, int from, int times) {
        for (int q = 0; q < width; q++) {
            total[q] += times * sums[from + q];
        }
    }
}
