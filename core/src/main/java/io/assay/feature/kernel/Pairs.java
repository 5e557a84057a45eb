package io.assay.feature.kernel;

/**
 * Moving sums of squares and products of two columns about their means in the window.
 *
 * @param xx sum of squared deviations of x, exactly 0 where x is constant
 * @param yy the same of y
 * @param xy sum of products of the deviations
 */
public record Pairs(double[] xx, double[] yy, double[] xy) {
    private static final int SX = 0;
    private static final int SY = 1;
    private static final int SXX = 2;
    private static final int SYY = 3;
    private static final int SXY = 4;

    /** Fills the three columns for windows of {@code width} rows. */
    public void fill(double[] x, double[] y, Span span, int width) {
        double[][] tail = new double[5][width + 1];
        for (int block = span.from(); block < span.to(); block += width) {
            if (block > span.from()) {
                tails(x, y, block, tail);
            }
            heads(x, y, block, Math.min(block + width, span.to()), tail);
        }
        span.blank(xx, width);
        span.blank(yy, width);
        span.blank(xy, width);
    }

    private void heads(double[] x, double[] y, int block, int end, double[][] tail) {
        double width = tail[SX].length - 1.0;
        double px = x[block];
        double py = y[block];
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        for (int t = block; t < end; t++) {
            int k = t - block + 1;
            double dx = x[t] - px;
            double dy = y[t] - py;
            sx += dx;
            sy += dy;
            sxx += dx * dx;
            syy += dy * dy;
            sxy += dx * dy;
            double allX = sx + tail[SX][k];
            double allY = sy + tail[SY][k];
            xx[t] = Math.max(0, sxx + tail[SXX][k] - allX * allX / width);
            yy[t] = Math.max(0, syy + tail[SYY][k] - allY * allY / width);
            xy[t] = sxy + tail[SXY][k] - allX * allY / width;
        }
    }

    private static void tails(double[] x, double[] y, int block, double[][] tail) {
        int width = tail[SX].length - 1;
        double px = x[block];
        double py = y[block];
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        for (int j = width - 1; j >= 1; j--) {
            double dx = x[block - width + j] - px;
            double dy = y[block - width + j] - py;
            sx += dx;
            sy += dy;
            sxx += dx * dx;
            syy += dy * dy;
            sxy += dx * dy;
            tail[SX][j] = sx;
            tail[SY][j] = sy;
            tail[SXX][j] = sxx;
            tail[SYY][j] = syy;
            tail[SXY][j] = sxy;
        }
    }
}
