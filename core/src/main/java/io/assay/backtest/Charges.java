package io.assay.backtest;

/** Sums of what was paid and got, in millionths of the currency unit. */
final class Charges {
    long commission;
    long halfSpread;
    long slippage;
    long borrow;
    long financing;
    long interest;
    long dividends;
    long traded;
    long trades;

    void trade(CostModel costs, long amount, long impact) {
        commission += costs.commission(amount);
        halfSpread += costs.halfSpread(amount);
        slippage += costs.slippage(amount) + impact;
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
                Micro.decimal(interest),
                Micro.decimal(dividends),
                Micro.decimal(traded),
                trades);
    }
}
