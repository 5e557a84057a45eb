package io.assay.monitor;

import java.util.Locale;

/** Why somebody who runs models is woken. */
public enum Reason {
    /** The scores order what comes worse than they used to. */
    ACCURACY_DEGRADATION("the model tells less of what comes than it used to"),
    /** Acting on the scores earns less than it used to. */
    RETURN_DEGRADATION("acting on the model earns less than it used to"),
    /** Probabilities are further from frequencies than they used to be. */
    CALIBRATION_DRIFT("stated probabilities are further from what comes than they used to be"),
    /** What the models read is not distributed as what they learnt from. */
    DATA_DRIFT("what the models read has drifted from what they learnt from"),
    /** More stocks than usual have no complete row. */
    MISSING_DATA("stocks have no bar, or no complete row, on the last day"),
    /** No newer bars have come. */
    STALE_FEED("no newer bars have come"),
    /** Bars that models spoke about have been changed since. */
    REVISED_DATA("bars were changed after models had spoken about them");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** What has happened, in words. */
    public String sentence() {
        return sentence;
    }

    /** The word for machines, such as {@code accuracy_degradation}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it comes of a chart over many days, not of the state of the bars. */
    public boolean isOfCharts() {
        return this != MISSING_DATA && this != STALE_FEED && this != REVISED_DATA;
    }

    /** Whether it says that the models got worse, so that others should take their place. */
    public boolean isDecay() {
        return this == ACCURACY_DEGRADATION || this == RETURN_DEGRADATION;
    }
}
