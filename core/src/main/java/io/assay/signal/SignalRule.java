package io.assay.signal;

import io.assay.base.Check;

/**
 * When probabilities become an action. The request's fixed cuts (hold below 0.6, buy above 0.5) were made for classes
 * of which one held 80 percent of the days; here a side must be so many times as likely as it was in training. With
 * three balanced-out classes of 40, 20 and 40 percent the defaults are those cuts again: 0.5 and 0.6.
 *
 * @param lift times its base rate that a side's probability must reach for BUY or SELL, above 1. Where that would be
 *     above {@code (1 + base) / 2}, that is enough: no side needs to be surer than half-way to certain
 * @param strongLift the same for STRONG, at least {@code lift}; no cap but 1
 * @param cost round trip that the expected return must exceed in the direction of the action, a fraction, at least 0
 */
public record SignalRule(double lift, double strongLift, double cost) {
    /** Lifts of 1.25 and 1.5, a round trip of 0.15 % (twice 5 bp and a half-spread of 2.5 bp). */
    public static final SignalRule STANDARD = new SignalRule(1.25, 1.5, 0.0015);

    /** Checks the ranges. */
    public SignalRule {
        Check.that(lift > 1 && Double.isFinite(lift), "lift", "be above 1", lift);
        Check.that(strongLift >= lift, "strongLift", "be at least lift", strongLift);
        Check.within("cost", cost, 0, 1);
    }

    /**
     * What a decision comes to.
     *
     * @param action what to do
     * @param strong whether strongly
     * @param confidence probability of the action's side
     * @param expectedReturn before costs
     */
    public record Decision(Action action, boolean strong, double confidence, double expectedReturn) {}

    /**
     * The decision on some probabilities. BUY if the classes above the middle together reach their threshold, are
     * likelier than those below, and the expected return exceeds the cost; SELL mirrored; else HOLD.
     */
    public Decision decide(double[] probabilities, Training training) {
        double up = side(probabilities, 1);
        double down = side(probabilities, -1);
        double baseUp = side(training.baseRates(), 1);
        double baseDown = side(training.baseRates(), -1);
        double expected = 0;
        for (int k = 0; k < probabilities.length; k++) {
            expected += probabilities[k] * training.classMeans()[k];
        }
        if (up > down && up >= threshold(baseUp) && expected > cost) {
            return new Decision(Action.BUY, up >= strongLift * baseUp, up, expected);
        }
        if (down > up && down >= threshold(baseDown) && expected < -cost) {
            return new Decision(Action.SELL, down >= strongLift * baseDown, down, expected);
        }
        double neither =
                probabilities.length % 2 == 1 ? probabilities[probabilities.length / 2] : 1 - Math.abs(up - down);
        return new Decision(Action.HOLD, false, neither, expected);
    }

    private double threshold(double base) {
        return Math.min(lift * base, (1 + base) / 2);
    }

    /** Sum over the classes above (1) or below (-1) the middle. */
    private static double side(double[] values, int sign) {
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            sum += Integer.signum(2 * k - (values.length - 1)) == sign ? values[k] : 0;
        }
        return sum;
    }
}
