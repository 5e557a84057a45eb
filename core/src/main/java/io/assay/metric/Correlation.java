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
        double[] sorted = sorted(values);
        int[] ends = new int[sorted.length];
        for (int i = sorted.length - 1; i >= 0; i--) {
            ends[i] = i + 1 < sorted.length && sorted[i] == sorted[i + 1] ? ends[i + 1] : i + 1;
        }
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            int from = Sorted.below(sorted, values[i]);
            ranks[i] = (from + 1 + ends[from]) / 2.0;
        }
        return ranks;
    }

    /** The values in ascending order. NaN is refused. */
    static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        // The sort puts NaN last.
        boolean whole = sorted.length == 0 || !Double.isNaN(sorted[sorted.length - 1]);
        Check.that(whole, "values", "hold no NaN", "NaN");
        return sorted;
    }

    /** Positions in ascending order of value, equal values in order of position. NaN is refused. */
    static int[] order(double[] values) {
        double[] sorted = sorted(values);
        long[] keys = new long[values.length];
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
