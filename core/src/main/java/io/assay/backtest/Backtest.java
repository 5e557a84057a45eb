package io.assay.backtest;

/** The entry point: decisions, prices and rules of execution in, a booked result out. */
public final class Backtest {
    private Backtest() {}

    /**
     * Books decisions event by event. A decision of day t fixes shares from equity and close of t and is filled at the
     * instrument's next traded bar; it leaves {@link Holding#bars()} bars of that instrument later, or when the next
     * decision day replaces the book. What one instrument must buy and sell at one fill is netted first.
     *
     * @throws io.assay.base.UsageException if prices of an instrument are missing, a decision day is no session between
     *     the asked days, or whole shares are asked of prices that are not raw
     */
    public static BacktestResult run(Decisions decisions, MarketPrices prices, BacktestSpec spec) {
        return Ledger.of(decisions, prices, spec).run();
    }
}
