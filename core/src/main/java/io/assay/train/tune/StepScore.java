package io.assay.train.tune;

import io.assay.base.Check;

/**
 * What one step of a trial, an inner fold, came to.
 *
 * @param score the higher the better, finite
 * @param parts the same measure on consecutive parts of the step's test days, as many for every trial, finite: how
 *     steady it is, by which luck is judged
 */
public record StepScore(double score, double[] parts) {
    /** Checks that all are numbers. */
    public StepScore {
        Check.that(Double.isFinite(score), "score", "be finite", score);
        Check.atLeast("number of parts", parts.length, 1);
        for (double part : parts) {
            Check.that(Double.isFinite(part), "part", "be finite", part);
        }
    }
}
