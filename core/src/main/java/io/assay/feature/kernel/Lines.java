package io.assay.feature.kernel;

/**
 * Least-squares lines through the last values of a column, against the row number.
 *
 * @param slope change of the line a row
 * @param r2 share of the variance on the line, 0..1; 0 where the column is constant
 * @param residual last value minus the line, in units of the residual standard deviation (divided by width - 2); 0
 *     where that is below {@link #PERFECT}, since a perfect line has nothing left over
 */
public record Lines(double[] slope, double[] r2, double[] residual) {
    /** A residual standard deviation up to this is rounding: the input is taken to lie on the line. */
    public static final double PERFECT = 1e-12;

    /** Below this share of unexplained variance the difference of two sums is too coarse and residuals are summed. */
    private static final double COARSE = 1e-4;

    /** Fills the three columns for windows of {@code width} rows, at least 3. */
    public void fill(double[] y, Span span, int width) {
        double[][] tail = new double[3][width + 1];
        for (int block = span.from(); block < span.to(); block += width) {
            if (block > span.from()) {
                tails(y, block, tail);
            }
            heads(y, block, span, tail);
        }
        span.blank(slope, width);
        span.blank(r2, width);
        span.blank(residual, width);
    }

    private void heads(double[] y, int block, Span span, double[][] tail) {
        int width = tail[0].length - 1;
        int end = Math.min(block + width, span.to());
        int full = span.firstFull(width);
        double half = (width - 1) / 2.0;
        double sxx = width * ((double) width * width - 1) / 12;
        double pivot = y[block];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        for (int t = block; t < end; t++) {
            int k = t - block;
            double d = y[t] - pivot;
            s0 += d;
            s1 += k * d;
            s2 += d * d;
            double sum = s0 + tail[0][k + 1];
            double sxy = s1 + tail[1][k + 1] - (k - half) * sum;
            double syy = Math.max(0, s2 + tail[2][k + 1] - sum * sum / width);
            double b = sxy / sxx;
            double explained = sxy * b;
            double left = syy - explained;
            slope[t] = b;
            r2[t] = syy > 0 ? Math.min(1, explained / syy) : 0;
            if (left < COARSE * syy && t >= full) {
                left = leftOver(y, t, width, b);
            }
            double sd = Math.sqrt(Math.max(0, left) / (width - 2));
            residual[t] = sd > PERFECT ? (d - sum / width - b * half) / sd : 0;
        }
    }

    /** Sum of squared residuals, one by one: for windows that lie almost on a line. */
    private static double leftOver(double[] y, int last, int width, double slope) {
        double pivot = y[last];
        double half = (width - 1) / 2.0;
        double mean = 0;
        for (int i = 0; i < width; i++) {
            mean += y[last - i] - pivot;
        }
        mean /= width;
        double sum = 0;
        for (int i = 0; i < width; i++) {
            double e = y[last - i] - pivot - mean - slope * (half - i);
            sum += e * e;
        }
        return sum;
    }

    private static void tails(double[] y, int block, double[][] tail) {
        int width = tail[0].length - 1;
        double pivot = y[block];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        for (int j = width - 1; j >= 1; j--) {
            double d = y[block - width + j] - pivot;
            s0 += d;
            s1 += (j - width) * d;
            s2 += d * d;
            tail[0][j] = s0;
            tail[1][j] = s1;
            tail[2][j] = s2;
        }
    }
}
