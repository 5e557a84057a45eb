package io.assay.feature.kernel;

/** Moving sums and means. Relative error below {@code width} roundings where all values have one sign. */
public final class Sums {
    private Sums() {}

    /** Sum of the last {@code width} values. */
    public static void sum(double[] x, Span span, int width, double[] out) {
        double[] tail = new double[width + 1];
        for (int block = span.from(); block < span.to(); block += width) {
            if (block > span.from()) {
                tails(x, block, 0, tail);
            }
            double head = 0;
            int end = Math.min(block + width, span.to());
            for (int t = block; t < end; t++) {
                head += x[t];
                out[t] = head + tail[t - block + 1];
            }
        }
        span.blank(out, width);
    }

    /** Mean of the last {@code width} values; exactly the value itself where all are equal. */
    public static void mean(double[] x, Span span, int width, double[] out) {
        double[] tail = new double[width + 1];
        for (int block = span.from(); block < span.to(); block += width) {
            double pivot = x[block];
            if (block > span.from()) {
                tails(x, block, pivot, tail);
            }
            double head = 0;
            int end = Math.min(block + width, span.to());
            for (int t = block; t < end; t++) {
                head += x[t] - pivot;
                out[t] = pivot + (head + tail[t - block + 1]) / width;
            }
        }
        span.blank(out, width);
    }

    /** Linearly weighted mean, weight {@code width} on the last value down to 1 on the oldest (TA-Lib WMA). */
    public static void weightedMean(double[] x, Span span, int width, double[] out) {
        double[] tail = new double[width + 1];
        double[] weighted = new double[width + 1];
        double norm = width * (width + 1.0) / 2;
        for (int block = span.from(); block < span.to(); block += width) {
            double pivot = x[block];
            if (block > span.from()) {
                tails(x, block, pivot, tail);
                weightedTails(x, block, pivot, weighted);
            }
            double head = 0;
            double moment = 0;
            int end = Math.min(block + width, span.to());
            for (int t = block; t < end; t++) {
                int k = t - block;
                double d = x[t] - pivot;
                head += d;
                moment += k * d;
                // a row at distance j from the block's start weighs j - (k - width) in the window that ends at k
                double sum = moment + weighted[k + 1] - (k - width) * (head + tail[k + 1]);
                out[t] = pivot + sum / norm;
            }
        }
        span.blank(out, width);
    }

    private static void tails(double[] x, int block, double pivot, double[] tail) {
        int width = tail.length - 1;
        int before = block - width;
        double sum = 0;
        for (int j = width - 1; j >= 1; j--) {
            sum += x[before + j] - pivot;
            tail[j] = sum;
        }
    }

    private static void weightedTails(double[] x, int block, double pivot, double[] tail) {
        int width = tail.length - 1;
        int before = block - width;
        double sum = 0;
        for (int j = width - 1; j >= 1; j--) {
            sum += (j - width) * (x[before + j] - pivot);
            tail[j] = sum;
        }
    }
}
