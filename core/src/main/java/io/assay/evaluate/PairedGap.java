package io.assay.evaluate;

import io.assay.metric.Draws;

/**
 * One figure of a model less that of the reference on the same rows or sessions. Both were redrawn together, so that
 * what moves both alike drops out.
 *
 * @param model name of the model
 * @param figure name of the figure
 * @param moreIsBetter whether the larger value is the better one
 * @param own the model's value
 * @param reference the reference's value
 * @param alone interval of the difference by itself
 * @param together interval that holds for all models that are compared with the reference at once, by this figure; both
 *     ends NaN where there are too few days
 */
public record PairedGap(
        String model,
        String figure,
        boolean moreIsBetter,
        double own,
        double reference,
        Draws.Interval alone,
        Draws.Interval together) {
    /** What a difference allows to be said. */
    public enum Outcome {
        /** Better, whichever of the models is looked at. */
        BETTER("better for sure"),
        /** Neither is established. */
        OPEN("cannot be told apart"),
        /** Worse. */
        WORSE("worse for sure");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        /** The words of reports. */
        public String title() {
            return title;
        }
    }

    /** Model less reference; exactly 0 where only rounding differs. */
    public double estimate() {
        return Comparison.gap(own, reference);
    }

    /** What the interval that holds for all models at once allows to be said. */
    public Outcome outcome() {
        // An end that is not a number lies on neither side of 0.
        if (together.lower() > 0) {
            return moreIsBetter ? Outcome.BETTER : Outcome.WORSE;
        }
        if (together.upper() < 0) {
            return moreIsBetter ? Outcome.WORSE : Outcome.BETTER;
        }
        return Outcome.OPEN;
    }
}
