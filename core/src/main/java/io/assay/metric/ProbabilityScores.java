package io.assay.metric;

import io.assay.base.Check;

/**
 * Scores of class probabilities. Probabilities come row by row, {@code classes} a row, each row summing to 1; actual
 * classes are numbers from 0.
 */
public final class ProbabilityScores {
    /**
     * Probabilities are held this far from 0 before a logarithm, so that one sure error costs 34.5 and not infinity.
     */
    public static final double FLOOR = 1e-15;

    private ProbabilityScores() {}

    /** {@code -ln p(actual)} of each row, in nats, with p held at {@link #FLOOR} or above. */
    public static double[] logLosses(double[] probabilities, int classes, int[] actual) {
        Check.sameLength("probabilities", probabilities.length, actual.length * classes);
        double[] losses = new double[actual.length];
        for (int i = 0; i < losses.length; i++) {
            double p = probabilities[i * classes + Check.within("actual", actual[i], 0, classes - 1)];
            losses[i] = -StrictMath.log(Math.max(FLOOR, p));
        }
        return losses;
    }

    /** Mean log loss in nats, at least 0, lower is better; NaN without rows. */
    public static double logLoss(double[] probabilities, int classes, int[] actual) {
        return Moments.mean(logLosses(probabilities, classes, actual));
    }

    /** Sum over classes of {@code (p_k - [k = actual])^2} of each row, 0..2 (Brier 1950). */
    public static double[] brierScores(double[] probabilities, int classes, int[] actual) {
        Check.sameLength("probabilities", probabilities.length, actual.length * classes);
        double[] scores = new double[actual.length];
        for (int i = 0; i < scores.length; i++) {
            Check.within("actual", actual[i], 0, classes - 1);
            for (int k = 0; k < classes; k++) {
                double gap = probabilities[i * classes + k] - (k == actual[i] ? 1 : 0);
                scores[i] += gap * gap;
            }
        }
        return scores;
    }

    /** Mean Brier score over all classes, 0..2, lower is better (for two classes twice the one-class form). */
    public static double brier(double[] probabilities, int classes, int[] actual) {
        return Moments.mean(brierScores(probabilities, classes, actual));
    }

    /**
     * Expected calibration error of the most probable class (Guo and others 2017): rows are put into {@code bins} equal
     * bins of their highest probability, (lower, upper]; the mean over rows of |share right - mean probability| of the
     * row's bin. 0..1; NaN without rows.
     */
    public static double calibrationError(double[] probabilities, int classes, int[] actual, int bins) {
        Check.sameLength("probabilities", probabilities.length, actual.length * classes);
        Check.atLeast("bins", bins, 1);
        double[] gap = new double[bins];
        for (int i = 0; i < actual.length; i++) {
            int best = best(probabilities, classes, i);
            double p = probabilities[i * classes + best];
            gap[bin(p, bins)] += (best == actual[i] ? 1 : 0) - p;
        }
        return calibrationError(gap, actual.length);
    }

    /** The same from sums of (right - probability) a bin over {@code rows} rows; NaN without rows. */
    public static double calibrationError(double[] gapSums, double rows) {
        double sum = 0;
        for (double gap : gapSums) {
            sum += Math.abs(gap);
        }
        return rows > 0 ? sum / rows : Double.NaN;
    }

    /** The bin, from 0, of a probability among {@code bins} equal bins (lower, upper]. */
    public static int bin(double probability, int bins) {
        return Math.min(bins - 1, Math.max(0, (int) Math.ceil(probability * bins) - 1));
    }

    /** The most probable class of a row, the lowest of several equal ones. */
    public static int best(double[] probabilities, int classes, int row) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = probabilities[row * classes + k] > probabilities[row * classes + best] ? k : best;
        }
        return best;
    }
}
