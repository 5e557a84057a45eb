package io.assay.xgboost;

import io.assay.base.Check;

/** How the sums of the trees' leaves become a prediction. */
enum Link {
    /** The sum is the number asked for. */
    NUMBER,
    /** A sum is the share of a class in the leaves; with one sum it is that of the second of two classes. */
    SHARE,
    /** One sum, the log-odds of the second of two classes. */
    LOGISTIC,
    /** A sum a class, the logarithms of probabilities up to a constant. */
    SOFTMAX;

    /** In what the sums are counted, for people. */
    String unit() {
        return switch (this) {
            case NUMBER -> "the target's own unit";
            case SHARE -> "share of a class in the leaves, the last of two";
            case LOGISTIC -> "log odds of the last class";
            case SOFTMAX -> "logarithms of probabilities";
        };
    }

    /** How many sums there are for a number of classes (0 stands for a number to predict). */
    static int sums(int classes) {
        return classes <= 2 ? 1 : classes;
    }

    /**
     * Turns sums into a prediction.
     *
     * @param sums one value, or one a class
     * @param out receives a number, or a probability a class; they sum to 1
     */
    void apply(float[] sums, double[] out) {
        Check.sameLength("sums", sums.length, sums(this == NUMBER ? 0 : out.length));
        switch (this) {
            case NUMBER -> out[0] = sums[0];
            case SHARE -> shares(sums, out);
            case LOGISTIC -> {
                out[1] = 1 / (1 + StrictMath.exp(-sums[0]));
                out[0] = 1 / (1 + StrictMath.exp(sums[0]));
            }
            case SOFTMAX -> softmax(sums, out);
        }
    }

    /** Each class has trees of its own, so the shares only nearly sum to 1; rounding may leave [0, 1] by a hair. */
    private static void shares(float[] sums, double[] out) {
        if (sums.length == 1) {
            out[1] = Math.min(1, Math.max(0, (double) sums[0]));
            out[0] = 1 - out[1];
            return;
        }
        double total = 0;
        for (int k = 0; k < out.length; k++) {
            out[k] = Math.max(0, (double) sums[k]);
            total += out[k];
        }
        for (int k = 0; k < out.length; k++) {
            out[k] /= total;
        }
    }

    private static void softmax(float[] sums, double[] out) {
        double top = Double.NEGATIVE_INFINITY;
        for (float sum : sums) {
            top = Math.max(top, sum);
        }
        double total = 0;
        for (int k = 0; k < out.length; k++) {
            out[k] = StrictMath.exp(sums[k] - top);
            total += out[k];
        }
        for (int k = 0; k < out.length; k++) {
            out[k] /= total;
        }
    }
}
