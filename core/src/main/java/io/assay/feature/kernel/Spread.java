package io.assay.feature.kernel;

/** Moving sums of squared deviations from the window's own mean. */
public final class Spread {
    private Spread() {}

    /** Sum of squared deviations from the mean of the last {@code width} values; exactly 0 where all are equal. */
    public static void squares(double[] x, Span span, int width, double[] out) {
        double[] tail = new double[width + 1];
        double[] tailSquares = new double[width + 1];
        for (int block = span.from(); block < span.to(); block += width) {
            double pivot = x[block];
            if (block > span.from()) {
                tails(x, block, tail, tailSquares);
            }
            double head = 0;
            double squares = 0;
            int end = Math.min(block + width, span.to());
            for (int t = block; t < end; t++) {
                double d = x[t] - pivot;
                head += d;
                squares += d * d;
                double sum = head + tail[t - block + 1];
                out[t] = Math.max(0, squares + tailSquares[t - block + 1] - sum * sum / width);
            }
        }
        span.blank(out, width);
    }

    /** Population standard deviation (divided by {@code width}). */
    public static void population(double[] x, Span span, int width, double[] out) {
        squares(x, span, width, out);
        root(out, span, width);
    }

    /** Sample standard deviation (divided by {@code width - 1}). */
    public static void sample(double[] x, Span span, int width, double[] out) {
        squares(x, span, width, out);
        root(out, span, width - 1);
    }

    private static void root(double[] values, Span span, int divisor) {
        for (int t = span.from(); t < span.to(); t++) {
            values[t] = Math.sqrt(values[t] / divisor);
        }
    }

    private static void tails(double[] x, int block, double[] tail, double[] tailSquares) {
        int width = tail.length - 1;
        int before = block - width;
        double pivot = x[block];
        double sum = 0;
        double squares = 0;
        for (int j = width - 1; j >= 1; j--) {
            double d = x[before + j] - pivot;
            sum += d;
            squares += d * d;
            tail[j] = sum;
            tailSquares[j] = squares;
        }
    }
}
