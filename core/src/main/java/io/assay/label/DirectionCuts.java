package io.assay.label;

import io.assay.base.Check;

/**
 * Where one direction class ends and the next begins. A value exactly on a cut belongs to the class farther from zero,
 * on both sides: HOLD is the open interval between the weak cuts.
 *
 * @param weak distance from zero of the cut between HOLD and BUY (and, negative, SELL), above 0
 * @param strong distance from zero of the cut between BUY and STRONG_BUY (SELL and STRONG_SELL), above {@code weak}
 * @param volatilityWindow 0 if the cuts are returns as fractions; else they are multiples of the volatility of the
 *     horizon, {@code daily volatility as of the decision x sqrt(horizon)}, measured over this many returns
 */
public record DirectionCuts(double weak, double strong, int volatilityWindow) {
    /** Half a percent and two percent. */
    public static final DirectionCuts DEFAULT = new DirectionCuts(0.005, 0.02, 0);

    /** Checks the order of the cuts. */
    public DirectionCuts {
        Check.positive("weak", weak);
        Check.positive("strong", strong);
        Check.that(strong > weak, "strong", "be above 'weak' (" + weak + ")", strong);
        Check.that(
                volatilityWindow == 0 || volatilityWindow >= 2, "volatilityWindow", "be 0 or >= 2", volatilityWindow);
    }

    /** Cuts at returns of that size, as fractions. */
    public static DirectionCuts fixed(double weak, double strong) {
        return new DirectionCuts(weak, strong, 0);
    }

    /** Cuts at multiples of the volatility of the horizon as of the decision. */
    public static DirectionCuts scaled(double weak, double strong, int volatilityWindow) {
        return new DirectionCuts(weak, strong, Check.atLeast("volatilityWindow", volatilityWindow, 2));
    }

    /** Whether the cuts are multiples of a volatility. */
    public boolean isScaled() {
        return volatilityWindow > 0;
    }

    /**
     * The class of a value in units of the cuts.
     *
     * @throws IllegalArgumentException if it is NaN: nothing is not a HOLD
     */
    public DirectionClass classOf(double value) {
        Check.that(!Double.isNaN(value), "value", "be a number", value);
        if (value >= strong) {
            return DirectionClass.STRONG_BUY;
        }
        if (value >= weak) {
            return DirectionClass.BUY;
        }
        if (value <= -strong) {
            return DirectionClass.STRONG_SELL;
        }
        return value <= -weak ? DirectionClass.SELL : DirectionClass.HOLD;
    }

    /** What is added to the names of labels with these cuts; empty for the default ones. */
    String suffix() {
        if (equals(DEFAULT)) {
            return "";
        }
        return "_cuts_" + weak + "_" + strong + (isScaled() ? "_vol" + volatilityWindow : "");
    }
}
