package io.assay.backtest;

import java.math.BigDecimal;

/**
 * Sums over a run in currency units, exact, scale 6.
 *
 * @param commission commissions paid
 * @param halfSpread half-spreads paid
 * @param slippage slippage and impact paid
 * @param borrow fees for borrowed shares paid
 * @param financing interest on negative cash paid
 * @param interest interest on positive cash got
 * @param dividends got less those paid on short positions
 * @param traded absolute amounts of all trades, buys and sells
 * @param trades number of trades
 */
public record BacktestTotals(
        BigDecimal commission,
        BigDecimal halfSpread,
        BigDecimal slippage,
        BigDecimal borrow,
        BigDecimal financing,
        BigDecimal interest,
        BigDecimal dividends,
        BigDecimal traded,
        long trades) {
    /** What trading cost: commission, half-spread and slippage. */
    public BigDecimal tradingCosts() {
        return commission.add(halfSpread).add(slippage);
    }

    /** All costs: of trading, of borrowed shares and of negative cash. */
    public BigDecimal costs() {
        return tradingCosts().add(borrow).add(financing);
    }
}
