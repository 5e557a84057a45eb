package io.assay.backtest;

import io.assay.base.Check;

/**
 * Smaller positions while the equity is below its peak: what a decision day may use is multiplied by 1 down to a
 * drawdown of {@code from}, by 0 from one of {@code to} on, and linearly between. The peak is that of the last
 * {@code window} closes, today's included, so that a book in cash gets back to work. A rule of thumb in the manner of
 * Grossman and Zhou (1993), which limits losses only as far as gaps allow.
 *
 * @param from drawdown at which braking begins, as a fraction
 * @param to drawdown at which nothing is bought any more; not below {@code from}; 0 = no brake
 * @param window closes that the peak is looked for in, at least 2
 */
public record DrawdownBrake(double from, double to, int window) {
    /** Checks the ranges. */
    public DrawdownBrake {
        Check.within("from", from, 0, 1);
        Check.within("to", to, from, 1);
        Check.atLeast("window", window, 2);
    }

    /** No brake. */
    public static DrawdownBrake none() {
        return new DrawdownBrake(0, 0, 2);
    }

    /** Whether there is one. */
    public boolean isSome() {
        return to > 0;
    }

    /** In a sentence's part, for reports. */
    public String text() {
        return "positions shrink from a drawdown of " + Percent.text(from) + " on and are nothing from "
                + Percent.text(to) + " on (peak of " + window + " sessions)";
    }

    /**
     * What the capital of a decision is multiplied by, in [0, 1].
     *
     * @param equity at the closes, that of {@code session} included
     */
    double scale(double[] equity, int session) {
        double peak = equity[session];
        for (int s = Math.max(0, session - window + 1); s < session; s++) {
            peak = Math.max(peak, equity[s]);
        }
        double drawdown = 1 - equity[session] / peak;
        if (drawdown <= from) {
            return 1;
        }
        return drawdown >= to ? 0 : (to - drawdown) / (to - from);
    }
}
