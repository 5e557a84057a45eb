package io.assay.feature.kernel;

import java.util.Arrays;

/** Moving maxima and minima, and how long ago they were. */
public final class Extremes {
    private Extremes() {}

    /** Largest of the last {@code width} values. */
    public static void max(double[] x, Span span, int width, double[] out) {
        double[] tail = new double[width + 1];
        Arrays.fill(tail, Double.NEGATIVE_INFINITY);
        for (int block = span.from(); block < span.to(); block += width) {
            if (block > span.from()) {
                double best = Double.NEGATIVE_INFINITY;
                for (int j = width - 1; j >= 1; j--) {
                    double value = x[block - width + j];
                    best = value > best ? value : best;
                    tail[j] = best;
                }
            }
            double best = Double.NEGATIVE_INFINITY;
            int end = Math.min(block + width, span.to());
            for (int t = block; t < end; t++) {
                best = x[t] > best ? x[t] : best;
                double old = tail[t - block + 1];
                out[t] = old > best ? old : best;
            }
        }
        span.blank(out, width);
    }

    /** Smallest of the last {@code width} values. */
    public static void min(double[] x, Span span, int width, double[] out) {
        double[] tail = new double[width + 1];
        Arrays.fill(tail, Double.POSITIVE_INFINITY);
        for (int block = span.from(); block < span.to(); block += width) {
            if (block > span.from()) {
                double best = Double.POSITIVE_INFINITY;
                for (int j = width - 1; j >= 1; j--) {
                    double value = x[block - width + j];
                    best = value < best ? value : best;
                    tail[j] = best;
                }
            }
            double best = Double.POSITIVE_INFINITY;
            int end = Math.min(block + width, span.to());
            for (int t = block; t < end; t++) {
                best = x[t] < best ? x[t] : best;
                double old = tail[t - block + 1];
                out[t] = old < best ? old : best;
            }
        }
        span.blank(out, width);
    }

    /** Rows since the largest of the last {@code width} values, 0 to {@code width - 1}; of equals the latest counts. */
    public static void ageOfMax(double[] x, Span span, int width, double[] out) {
        age(x, span, width, 1, out);
    }

    /**
     * Rows since the smallest of the last {@code width} values, 0 to {@code width - 1}; of equals the latest counts.
     */
    public static void ageOfMin(double[] x, Span span, int width, double[] out) {
        age(x, span, width, -1, out);
    }

    private static void age(double[] x, Span span, int width, double sign, double[] out) {
        double[] tail = new double[width + 1];
        int[] tailRow = new int[width + 1];
        Arrays.fill(tail, Double.NEGATIVE_INFINITY);
        for (int block = span.from(); block < span.to(); block += width) {
            if (block > span.from()) {
                ageTails(x, block, sign, tail, tailRow);
            }
            double best = Double.NEGATIVE_INFINITY;
            int row = block;
            int end = Math.min(block + width, span.to());
            for (int t = block; t < end; t++) {
                double value = sign * x[t];
                if (value >= best) {
                    best = value;
                    row = t;
                }
                int k = t - block + 1;
                out[t] = t - (tail[k] > best ? tailRow[k] : row);
            }
        }
        span.blank(out, width);
    }

    private static void ageTails(double[] x, int block, double sign, double[] tail, int[] tailRow) {
        int width = tail.length - 1;
        double best = Double.NEGATIVE_INFINITY;
        int row = block - 1;
        for (int j = width - 1; j >= 1; j--) {
            int at = block - width + j;
            double value = sign * x[at];
            if (value > best) {
                best = value;
                row = at;
            }
            tail[j] = best;
            tailRow[j] = row;
        }
    }
}
