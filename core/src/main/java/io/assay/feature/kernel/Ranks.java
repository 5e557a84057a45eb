package io.assay.feature.kernel;

/** Statistics that look at every value of the window: for each row, work grows with the width. */
public final class Ranks {
    private Ranks() {}

    /**
     * Mid-rank of the last of {@code width} values among them, 0 (lowest) to 1 (highest); ties share the middle of
     * their ranks, so a constant window gives 0.5.
     *
     * @param width at least 2
     */
    public static void midRank(double[] x, Span span, int width, double[] out) {
        for (int t = span.firstFull(width); t < span.to(); t++) {
            double last = x[t];
            int below = 0;
            int notAbove = 0;
            for (int i = t - width + 1; i <= t; i++) {
                below += x[i] < last ? 1 : 0;
                notAbove += x[i] <= last ? 1 : 0;
            }
            out[t] = (below + notAbove - 1) / (2.0 * (width - 1));
        }
        span.blank(out, width);
    }

    /** Mean absolute deviation of the last {@code width} values from {@code mean[t]}. */
    public static void meanDeviation(double[] x, double[] mean, Span span, int width, double[] out) {
        for (int t = span.firstFull(width); t < span.to(); t++) {
            double centre = mean[t];
            double even = 0;
            double odd = 0;
            int i = t - width + 1;
            for (; i < t; i += 2) {
                even += Math.abs(x[i] - centre);
                odd += Math.abs(x[i + 1] - centre);
            }
            if (i == t) {
                even += Math.abs(x[i] - centre);
            }
            out[t] = (even + odd) / width;
        }
        span.blank(out, width);
    }
}
