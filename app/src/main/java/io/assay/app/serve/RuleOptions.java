package io.assay.app.serve;

import io.assay.base.UsageException;
import io.assay.signal.SignalRule;
import picocli.CommandLine.Option;

/** Options that say when probabilities become a recommendation. */
final class RuleOptions {
    private static final double BASIS_POINT = 1e-4;

    @Option(
            names = "--lift",
            paramLabel = "TIMES",
            description = "BUY or SELL where a side is so many times as likely as it was in training (default: 1.25).")
    private double lift = SignalRule.STANDARD.lift();

    @Option(names = "--strong-lift", paramLabel = "TIMES", description = "STRONG from so many times on (default: 1.5).")
    private double strongLift = SignalRule.STANDARD.strongLift();

    @Option(
            names = "--round-trip",
            paramLabel = "BP",
            description = "HOLD unless the expected return exceeds this cost of a round trip in basis points (default:"
                    + " 15).")
    private double roundTrip = SignalRule.STANDARD.cost() / BASIS_POINT;

    /** What they say. */
    SignalRule rule() {
        try {
            return new SignalRule(lift, strongLift, roundTrip * BASIS_POINT);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--lift, --strong-lift or --round-trip: " + e.getMessage());
        }
    }

    /** Whether books were acted on by another rule than this. */
    boolean isOther() {
        return !rule().equals(SignalRule.STANDARD);
    }
}
