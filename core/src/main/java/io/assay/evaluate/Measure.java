package io.assay.evaluate;

/** What a model and a null model are compared by; more is better in each. */
public enum Measure {
    /**
     * Direction correlation, THE PRIMARY MEASURE, fixed before any result is seen: {@code sum(e r) / sqrt(sum(e^2)
     * sum(r^2))} over all rows, where e is the model's score less the score of the training base rates and r the
     * position of the actual class in [-1, 1] less the same base score (for a number target: value and actual value
     * less the training mean). 0 for a score that never leaves the base rates.
     *
     * <p>Why this one and not another: log loss and accuracy of three classes can be won by knowing when it will be
     * calm, which is no direction; log loss also condemns a useful score for bad calibration; net return is unbounded,
     * so that a few days decide. An ordinary correlation over time takes its means from the test rows: for overlapping
     * labels and slow scores that alone moves the expected value away from 0 (a model that fades past returns gets
     * skill from nothing). Both means here come from training rows, so that without skill every product has mean 0
     * whatever came before, and classes bound the tails. {@link Plausibility} turns it into an accuracy.
     */
    DIRECTION("direction correlation"),
    /** Mean log loss saved in nats a row; for a number target mean squared error saved. */
    LOSS_SAVED("loss saved"),
    /** Balanced accuracy of the most probable class. NaN for a number target. */
    BALANCED_ACCURACY("balanced accuracy"),
    /** Matthews correlation of the most probable class. NaN for a number target. */
    MATTHEWS("Matthews correlation"),
    /**
     * Mean over days of the rank correlation over instruments between score and outcome, where most days have enough
     * names; else one rank correlation over all rows, which is biased for slow scores (see {@link #DIRECTION}). 0 for a
     * score that is the same for all.
     */
    RANK_IC("rank IC"),
    /** Return after costs a unit of exposure and decision of acting on the score; see {@link Trading}. */
    NET_RETURN("net return");

    private final String title;

    Measure(String title) {
        this.title = title;
    }

    /** Name for reports. */
    public String title() {
        return title;
    }
}
