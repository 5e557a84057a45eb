package io.assay.backtest;

import io.assay.base.Check;

/**
 * How decisions are executed.
 *
 * @param capital cash at the start, in currency units
 * @param costs what trading and holding cost
 * @param fill at which price orders are filled
 * @param wholeShares whether shares cannot be divided (needs {@link io.assay.market.PriceBasis#RAW} prices); else
 *     shares go to millionths
 * @param leverageCap most gross exposure as a multiple of equity, checked at the decision's prices: a tranche that
 *     would go beyond is scaled down as a whole. The overnight move and the costs may carry exposure over it
 * @param from first epoch day, {@link Integer#MIN_VALUE} = the first decision day
 * @param to last epoch day, {@link Integer#MAX_VALUE} = the last session there is
 */
public record BacktestSpec(
        double capital, CostModel costs, Fill fill, boolean wholeShares, double leverageCap, int from, int to) {
    /** Checks the ranges. */
    public BacktestSpec {
        Check.within("capital", capital, 1, 1e12);
        Check.within("leverageCap", leverageCap, 0.01, 100);
        Check.that(from <= to, "from", "not be after 'to'", from);
    }

    /** 100,000 of capital, default costs, filled at the open, fractional shares, at most 1 x gross, all sessions. */
    public static BacktestSpec defaults() {
        return new BacktestSpec(
                100_000, CostModel.defaults(), Fill.OPEN, false, 1, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** The same with another capital. */
    public BacktestSpec withCapital(double value) {
        return new BacktestSpec(value, costs, fill, wholeShares, leverageCap, from, to);
    }

    /** The same with other costs. */
    public BacktestSpec withCosts(CostModel value) {
        return new BacktestSpec(capital, value, fill, wholeShares, leverageCap, from, to);
    }

    /** The same filled at another price. */
    public BacktestSpec withFill(Fill value) {
        return new BacktestSpec(capital, costs, value, wholeShares, leverageCap, from, to);
    }

    /** The same with whole or fractional shares. */
    public BacktestSpec withWholeShares(boolean value) {
        return new BacktestSpec(capital, costs, fill, value, leverageCap, from, to);
    }

    /** The same with another cap on gross exposure. */
    public BacktestSpec withLeverageCap(double value) {
        return new BacktestSpec(capital, costs, fill, wholeShares, value, from, to);
    }

    /** The same over other days, both inclusive. */
    public BacktestSpec between(int first, int last) {
        return new BacktestSpec(capital, costs, fill, wholeShares, leverageCap, first, last);
    }
}
