package io.assay.backtest;

import io.assay.base.Check;

/**
 * How many specifications were tried before this one was shown, for the deflated Sharpe ratio.
 *
 * @param count raw number of trials, at least 1
 * @param deviation standard deviation of the trials' Sharpe ratios a session; NaN if not known: then that of skill-less
 *     ratios over as many sessions, {@code 1 / sqrt(n - 1)}, is taken
 */
public record Trials(long count, double deviation) {
    /** Checks the ranges. */
    public Trials {
        Check.atLeast("count", count, 1);
        Check.that(Double.isNaN(deviation) || deviation >= 0, "deviation", "be at least 0", deviation);
    }

    /** So many trials whose ratios were not kept. */
    public static Trials of(long count) {
        return new Trials(count, Double.NaN);
    }

    double deviationOver(int sessions) {
        return Double.isNaN(deviation) ? 1 / Math.sqrt(sessions - 1.0) : deviation;
    }
}
