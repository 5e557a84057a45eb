package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Check;
import io.assay.base.Sorted;

/** How two columns go together. */
public final class Correlation {
    private Correlation() {}

    /** Pearson's correlation, -1..1; NaN below two rows or where a column is constant. */
    public static double pearson(double[] x, double[] y) {
        Check.sameLength("y", y.length, x.length);
        double meanX = Moments.mean(x);
        double meanY = Moments.mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        double product = xx * yy;
        // The product of two small (or large) sums of squares may be beyond a double; that of their roots is not.
        boolean whole = product >= Double.MIN_NORMAL && product <= Double.MAX_VALUE;
        double root = whole ? Math.sqrt(product) : Math.sqrt(xx) * Math.sqrt(yy);
        return Moments.isConstant(x) || Moments.isConstant(y) ? Double.NaN : clip(xy / root);
    }

    /** Spearman's rank correlation with mid-ranks for ties, -1..1; NaN below two rows or where a column is constant. */
    public static double spearman(double[] x, double[] y) {
        return pearson(midRanks(x), midRanks(y));
    }

    /** Ranks from 1; equal values share the mean of their ranks. NaN is refused. */
    public static double[] midRanks(double[] values) {
        int[] order = order(values);
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /** Positions in ascending order of value, equal values in order of position. NaN is refused. */
    static int[] order(double[] values) {
        long[] keys = new long[values.length];
        for (int i = 0; i < keys.length; i++) {
            Check.that(!Double.isNaN(values[i]), "values", "hold no NaN", "NaN at " + i);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((long) Sorted.below(sorted, values[i]) << 32) | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    private static double clip(double correlation) {
        return Math.max(-1, Math.min(1, correlation));
    }
}
