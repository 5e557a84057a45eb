package io.assay.model.ensemble;

import io.assay.base.Check;
import io.assay.dataset.Target;
import io.assay.model.Predictions;

/**
 * Turns the probability of the second of two classes into another by a line on the scale of log odds (Platt 1999):
 * {@code logit q = intercept + slope logit p}.
 *
 * @param slope 1 leaves differences as they are, below 1 draws them together, 0 says the same of all
 * @param intercept 0 leaves the level as it is
 */
public record Platt(double slope, double intercept) {
    /** Leaves every probability as it is. */
    public static final Platt NONE = new Platt(1, 0);

    /** Probabilities are kept so far from 0 and 1 that their log odds are finite. */
    private static final double FLOOR = 1e-9;

    /** Checks that both are numbers. */
    public Platt {
        Check.that(Double.isFinite(slope), "slope", "be finite", slope);
        Check.that(Double.isFinite(intercept), "intercept", "be finite", intercept);
    }

    /** Log odds of a probability. */
    public static double logit(double probability) {
        double p = Math.min(1 - FLOOR, Math.max(FLOOR, probability));
        return StrictMath.log(p / (1 - p));
    }

    /** Probability of log odds. */
    public static double probability(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** Another probability; NaN stays NaN. */
    public double of(double probability) {
        return Double.isNaN(probability) || this.equals(NONE)
                ? probability
                : probability(intercept + slope * logit(probability));
    }

    /** Other predictions of two classes. */
    public Predictions of(Predictions said) {
        Target target = said.target();
        Check.that(target.classes().size() == 2, "predictions", "be of two classes", target);
        double[] values = said.values().clone();
        for (int at = 0; at < values.length; at += 2) {
            values[at + 1] = of(values[at + 1]);
            values[at] = Double.isNaN(values[at + 1]) ? Double.NaN : 1 - values[at + 1];
        }
        return new Predictions(target, values);
    }
}
