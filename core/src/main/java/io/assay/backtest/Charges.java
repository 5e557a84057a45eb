package io.assay.backtest;

/** Sums of what was paid and got, in millionths of the currency unit. */
final class Charges {
    long commission;
    long halfSpread;
    long slippage;
    long borrow;
    long financing;
    long dividends;
    long traded;
    long trades;

    void trade(CostModel costs, long amount) {
        commission += costs.commission(amount);
        halfSpread += costs.halfSpread(amount);
        slippage += costs.slippage(amount);
        traded += amount;
        trades++;
    }

    BacktestTotals totals() {
        return new BacktestTotals(
                Micro.decimal(commission),
                Micro.decimal(halfSpread),
                Micro.decimal(slippage),
                Micro.decimal(borrow),
                Micro.decimal(financing),
                Micro.decimal(dividends),
                Micro.decimal(traded),
                trades);
    }
}
