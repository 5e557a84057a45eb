package io.assay.feature.kernel;

/** Writes double columns into float columns, every row of {@code out}; NaN passes through. */
public final class Emit {
    private Emit() {}

    /** {@code a}. */
    public static void copy(double[] a, float[] out) {
        for (int t = 0; t < out.length; t++) {
            out[t] = (float) a[t];
        }
    }

    /** {@code a x factor}. */
    public static void scaled(double[] a, double factor, float[] out) {
        for (int t = 0; t < out.length; t++) {
            out[t] = (float) (a[t] * factor);
        }
    }

    /** {@code a / b - 1}, for b that is never 0. */
    public static void relative(double[] a, double[] b, float[] out) {
        for (int t = 0; t < out.length; t++) {
            out[t] = (float) (a[t] / b[t] - 1);
        }
    }

    /** {@code a / b}, for b that is never 0. */
    public static void quotient(double[] a, double[] b, float[] out) {
        for (int t = 0; t < out.length; t++) {
            out[t] = (float) (a[t] / b[t]);
        }
    }

    /** {@code a / b}, and {@code otherwise} where b is 0. */
    public static void quotientOr(double[] a, double[] b, double otherwise, float[] out) {
        for (int t = 0; t < out.length; t++) {
            out[t] = (float) (b[t] == 0 ? otherwise : a[t] / b[t]);
        }
    }

    /** {@code a[t] / b[t - lag] - 1}; NaN in the first {@code lag} rows. */
    public static void relativeToPast(double[] a, double[] b, int lag, float[] out) {
        for (int t = 0; t < Math.min(lag, out.length); t++) {
            out[t] = Float.NaN;
        }
        for (int t = lag; t < out.length; t++) {
            out[t] = (float) (a[t] / b[t - lag] - 1);
        }
    }
}
