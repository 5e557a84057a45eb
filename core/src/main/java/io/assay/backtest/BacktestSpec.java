package io.assay.backtest;

import io.assay.base.Check;
import io.assay.base.UsageException;
import io.assay.market.PriceBasis;

/**
 * How decisions are executed.
 *
 * @param capital cash at the start, in currency units
 * @param costs what trading and holding cost
 * @param fill at which price orders are filled
 * @param wholeShares whether shares cannot be divided (needs {@link io.assay.market.PriceBasis#RAW} prices); else
 *     shares go to millionths
 * @param limits what no order may pass
 * @param stops when a position is left before its time
 * @param brake smaller positions while the equity is below its peak
 * @param cash what positive cash earns; the proceeds of short sales earn nothing
 * @param from first epoch day, {@link Integer#MIN_VALUE} = the first decision day
 * @param to last epoch day, {@link Integer#MAX_VALUE} = the last session there is
 */
public record BacktestSpec(
        double capital,
        CostModel costs,
        Fill fill,
        boolean wholeShares,
        Limits limits,
        Stops stops,
        DrawdownBrake brake,
        RiskFree cash,
        int from,
        int to) {
    /** Checks the ranges. */
    public BacktestSpec {
        Check.within("capital", capital, 1, 1e12);
        Check.that(from <= to, "from", "not be after 'to'", from);
    }

    /**
     * 100,000 of capital, default costs, filled at the open, fractional shares, at most 1 x gross, no stops, no
     * interest on cash, all sessions.
     */
    public static BacktestSpec defaults() {
        return new BacktestSpec(
                100_000,
                CostModel.defaults(),
                Fill.OPEN,
                false,
                Limits.standard(),
                Stops.none(),
                DrawdownBrake.none(),
                RiskFree.constant(0),
                Integer.MIN_VALUE,
                Integer.MAX_VALUE);
    }

    /**
     * Makes sure that prices are such as this needs.
     *
     * @throws UsageException if they are not
     */
    void requireFit(PriceHistory[] histories) {
        for (PriceHistory history : histories) {
            if (wholeShares && history.basis() != PriceBasis.RAW) {
                throw new UsageException("whole shares need RAW prices, those of " + history.instrument() + " are "
                        + history.basis() + " and hold later splits. Fix: use fractional shares or load raw prices");
            }
            if (needsVolume() && history.basis() == PriceBasis.TOTAL_RETURN) {
                throw new UsageException(
                        "limits and impact by volume need prices of the shares that were traded, those of "
                                + history.instrument()
                                + " are TOTAL_RETURN and hold later dividends. Fix: leave them out, or"
                                + " load raw or split-adjusted prices");
            }
        }
    }

    /** Whether orders depend on what is usually traded of an instrument. */
    boolean needsVolume() {
        return limits.participation() < Limits.NONE || costs.impact().isSome();
    }

    /** The same with another capital. */
    public BacktestSpec withCapital(double value) {
        return new BacktestSpec(value, costs, fill, wholeShares, limits, stops, brake, cash, from, to);
    }

    /** The same with other costs. */
    public BacktestSpec withCosts(CostModel value) {
        return new BacktestSpec(capital, value, fill, wholeShares, limits, stops, brake, cash, from, to);
    }

    /** The same filled at another price. */
    public BacktestSpec withFill(Fill value) {
        return new BacktestSpec(capital, costs, value, wholeShares, limits, stops, brake, cash, from, to);
    }

    /** The same with whole or fractional shares. */
    public BacktestSpec withWholeShares(boolean value) {
        return new BacktestSpec(capital, costs, fill, value, limits, stops, brake, cash, from, to);
    }

    /** The same within other limits. */
    public BacktestSpec withLimits(Limits value) {
        return new BacktestSpec(capital, costs, fill, wholeShares, value, stops, brake, cash, from, to);
    }

    /** The same with another cap on gross exposure. */
    public BacktestSpec withLeverageCap(double value) {
        return withLimits(limits.withGross(value));
    }

    /** The same with other stops. */
    public BacktestSpec withStops(Stops value) {
        return new BacktestSpec(capital, costs, fill, wholeShares, limits, value, brake, cash, from, to);
    }

    /** The same with another brake. */
    public BacktestSpec withBrake(DrawdownBrake value) {
        return new BacktestSpec(capital, costs, fill, wholeShares, limits, stops, value, cash, from, to);
    }

    /** The same with other interest on positive cash. */
    public BacktestSpec withCash(RiskFree value) {
        return new BacktestSpec(capital, costs, fill, wholeShares, limits, stops, brake, value, from, to);
    }

    /** The same over other days, both inclusive. */
    public BacktestSpec between(int first, int last) {
        return new BacktestSpec(capital, costs, fill, wholeShares, limits, stops, brake, cash, first, last);
    }
}
