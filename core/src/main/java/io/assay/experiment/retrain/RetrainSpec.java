package io.assay.experiment.retrain;

import io.assay.base.Check;
import io.assay.base.Seed;

/**
 * When models are fitted anew, and what is asked of those that are to take their place.
 *
 * @param every sessions since the last fit after which another one is due, at least 1
 * @param now whether one is due whatever has passed
 * @param shadowDays paired days that a challenger needs in the shadow before it may take over
 * @param level share of challengers without any advantage that may take over, over all looks together
 * @param last no bar after this epoch day is looked at
 * @param judgedTo no outcome after this epoch day is looked at: the last open day
 * @param opened whether held-out days are open, so that walk-forwards go up to the last day
 * @param dry whether nothing is promoted and nothing written down but the refit itself
 * @param seed of the redrawn days
 */
public record RetrainSpec(
        int every,
        boolean now,
        int shadowDays,
        double level,
        int last,
        int judgedTo,
        boolean opened,
        boolean dry,
        Seed seed) {
    /** About a month. */
    public static final int MONTH = 21;

    /** Checks the ranges. */
    public RetrainSpec {
        Check.atLeast("every", every, 1);
        Check.atLeast("shadowDays", shadowDays, 20);
        Check.within("level", level, 1e-4, 0.5);
    }
}
