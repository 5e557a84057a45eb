package io.assay.backtest;

import io.assay.base.Check;

/**
 * How many specifications were tried before this one was shown, for the deflated Sharpe ratio.
 *
 * @param count raw number of trials, at least 1
 * @param effective independent trials that these are worth, 1..count
 * @param deviation standard deviation of the trials' Sharpe ratios a session; NaN if not known: then that of skill-less
 *     ratios over as many sessions, {@code 1 / sqrt(n - 1)}, is taken
 */
public record Trials(long count, long effective, double deviation) {
    /** Checks the ranges. */
    public Trials {
        Check.atLeast("count", count, 1);
        Check.that(1 <= effective && effective <= count, "effective", "be 1 to " + count, effective);
        Check.that(Double.isNaN(deviation) || deviation >= 0, "deviation", "be at least 0", deviation);
    }

    /** So many trials whose ratios were not kept, of which nobody knows how much alike they are: worth as many. */
    public static Trials of(long count) {
        return new Trials(count, count, Double.NaN);
    }

    /** The same, worth so many independent ones. */
    public Trials worth(long independent) {
        return new Trials(count, independent, deviation);
    }

    double deviationOver(int sessions) {
        return Double.isNaN(deviation) ? 1 / Math.sqrt(sessions - 1.0) : deviation;
    }
}
