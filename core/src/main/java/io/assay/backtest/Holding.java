package io.assay.backtest;

import io.assay.base.Check;

/**
 * How long what a decision day buys is held, and what part of the equity that day may use.
 *
 * @param bars how many bars of its instrument lie between entry and exit, so that holding and label match; 0 = until
 *     the next decision day
 * @param tranches the equity is divided by so many; {@code bars} where decisions are taken at every session
 */
public record Holding(int bars, int tranches) {
    /** Checks the ranges. */
    public Holding {
        Check.atLeast("bars", bars, 0);
        Check.atLeast("tranches", tranches, 1);
    }

    /** Each day's tranche gets an equal part of the equity and is held for {@code h} bars: h tranches overlap. */
    public static Holding overlapping(int h) {
        return new Holding(Check.atLeast("h", h, 1), h);
    }

    /** Each decision day sets the whole book; what is not on it any more is sold. For rebalancing, and for ever. */
    public static Holding untilNext() {
        return new Holding(0, 1);
    }

    /** Whether a position is held until the next decision day replaces the book. */
    public boolean isUntilNext() {
        return bars == 0;
    }
}
