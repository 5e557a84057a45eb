package io.assay.torch.loop;

/** Class scores as probabilities. */
public final class Softmax {
    private Softmax() {}

    /**
     * Probabilities in double precision that sum to 1.
     *
     * @param scores any finite numbers, from position {@code at} on
     */
    public static double[] of(float[] scores, int at, int classes) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            largest = Math.max(largest, scores[at + k]);
        }
        double[] shares = new double[classes];
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            shares[k] = StrictMath.exp(scores[at + k] - largest);
            sum += shares[k];
        }
        for (int k = 0; k < classes; k++) {
            shares[k] /= sum;
        }
        return shares;
    }

    /** The position of the largest value, the first of equal ones. */
    public static int largest(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = values[k] > values[best] ? k : best;
        }
        return best;
    }
}
