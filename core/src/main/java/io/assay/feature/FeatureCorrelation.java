package io.assay.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import io.assay.base.Check;

/**
 * Rank correlations between columns, and the groups of columns that say nearly the same.
 *
 * @param names the columns
 * @param rho correlation of their mid-ranks over the rows on which both are there; 1 on the diagonal, 0 where a column
 *     is constant or fewer than three rows have both
 */
public record FeatureCorrelation(List<String> names, double[][] rho) {
    private static final int FEWEST = 3;

    /**
     * The correlations of a sample.
     *
     * @param values one array a column, all of one length; NaN is missing. Ranks are taken over the rows on which a
     *     column is there
     */
    public static FeatureCorrelation of(List<String> names, float[][] values) {
        Check.sameLength("values", values.length, names.size());
        float[][] ranks = new float[values.length][];
        Arrays.setAll(ranks, c -> ranks(values[c]));
        double[][] rho = new double[values.length][values.length];
        for (int a = 0; a < values.length; a++) {
            rho[a][a] = 1;
            for (int b = 0; b < a; b++) {
                rho[a][b] = correlation(ranks[a], ranks[b]);
                rho[b][a] = rho[a][b];
            }
        }
        return new FeatureCorrelation(List.copyOf(names), rho);
    }

    /**
     * Groups of at least two columns, made by joining the two groups with the largest mean |rho| between them while
     * that exceeds {@code threshold} (average linkage); of equals the earliest columns join first. Groups and their
     * members are in the order of the columns.
     *
     * @param threshold between 0 and 1, for example 0.9
     */
    public List<List<String>> clusters(double threshold) {
        Check.within("threshold", threshold, 0, 1);
        List<List<Integer>> groups = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            groups.add(new ArrayList<>(List.of(c)));
        }
        for (int[] pair = closest(groups, threshold); pair.length == 2; pair = closest(groups, threshold)) {
            groups.get(pair[0]).addAll(groups.remove(pair[1]));
        }
        return groups.stream()
                .filter(g -> g.size() > 1)
                .map(g -> g.stream().sorted().toList())
                .sorted(Comparator.comparing(g -> g.get(0)))
                .map(g -> g.stream().map(names::get).toList())
                .toList();
    }

    /** The two groups that are closest, the earlier first, or nothing if none are closer than the threshold. */
    private int[] closest(List<List<Integer>> groups, double threshold) {
        int[] best = {};
        double most = threshold;
        for (int a = 0; a < groups.size(); a++) {
            for (int b = a + 1; b < groups.size(); b++) {
                double mean = between(groups.get(a), groups.get(b));
                if (mean > most) {
                    most = mean;
                    best = new int[] {a, b};
                }
            }
        }
        return best;
    }

    private double between(List<Integer> a, List<Integer> b) {
        double sum = 0;
        for (int i : a) {
            for (int j : b) {
                sum += Math.abs(rho[i][j]);
            }
        }
        return sum / (a.size() * b.size());
    }

    /** Mid-ranks from 1, NaN where missing. */
    private static float[] ranks(float[] values) {
        float[] sorted = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                // -0f + 0f is 0f
                sorted[count++] = value + 0f;
            }
        }
        Arrays.sort(sorted, 0, count);
        float[] ranks = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = Float.isNaN(values[i])
                    ? Float.NaN
                    : (firstAt(sorted, count, values[i], false) + firstAt(sorted, count, values[i], true) + 1) / 2f;
        }
        return ranks;
    }

    /** Number of sorted values below {@code value}, or not above it. */
    private static int firstAt(float[] sorted, int count, float value, boolean after) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (after && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double correlation(float[] x, float[] y) {
        int count = 0;
        double sx = 0;
        double sy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Float.isNaN(x[i]) && !Float.isNaN(y[i])) {
                count++;
                sx += x[i];
                sy += y[i];
            }
        }
        double mx = sx / count;
        double my = sy / count;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Float.isNaN(x[i]) && !Float.isNaN(y[i])) {
                xx += (x[i] - mx) * (x[i] - mx);
                yy += (y[i] - my) * (y[i] - my);
                xy += (x[i] - mx) * (y[i] - my);
            }
        }
        return count < FEWEST || xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }
}
