package io.assay.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.backtest.Backtest;
import io.assay.backtest.BacktestResult;
import io.assay.backtest.BacktestSpec;
import io.assay.backtest.Decisions;
import io.assay.backtest.Holding;
import io.assay.backtest.MarketPrices;
import io.assay.backtest.PriceSource;
import io.assay.backtest.VectorScreen;
import io.assay.base.Seed;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.metric.Returns;
import io.assay.report.Text;
import io.assay.report.TextTable;

/**
 * How long the ledger and the screen take for daily decisions on every stock of a simulated market, on one core. Usage:
 * {@code BacktestSpeed [STOCKS [SESSIONS]]}.
 */
public final class BacktestSpeed {
    private static final int RUNS = 3;

    private BacktestSpeed() {}

    /** Prints the table. */
    public static void main(String[] arguments) {
        int stocks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 718;
        int sessions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4000;
        SimulatedMarket market =
                SimulatedMarket.of(SimulationSpec.defaults().withSymbols(stocks).withSessions(sessions));
        List<Instrument> instruments =
                market.listings().stream().map(Listing::instrument).toList();
        MarketPrices prices = MarketPrices.load(instruments, PriceSource.of(market));
        TextTable table =
                TextTable.of("holding", "decisions", "events", "ledger s", "screen s", "total return", "screen");
        for (int h : new int[] {1, 5}) {
            Decisions decisions = decisions(prices, h);
            for (int run = 0; run < RUNS; run++) {
                long begin = System.nanoTime();
                BacktestResult result = Backtest.run(decisions, prices, BacktestSpec.defaults());
                long booked = System.nanoTime();
                double[] screen = VectorScreen.returns(decisions, prices, BacktestSpec.defaults());
                long screened = System.nanoTime();
                table.row(
                        Integer.toString(h),
                        Integer.toString(decisions.size()),
                        Integer.toString(result.events().size()),
                        Text.decimal((booked - begin) / 1e9, 2),
                        Text.decimal((screened - booked) / 1e9, 2),
                        Text.decimal(result.equity(result.size() - 1) / result.equity(0) - 1, 4),
                        Text.decimal(Returns.total(screen), 4));
            }
        }
        System.out.println(market.label());
        System.out.print(table.text());
    }

    private static Decisions decisions(MarketPrices prices, int h) {
        RandomGenerator random = Seed.of(1).random();
        int[] sessions = prices.sessions();
        Decisions.Builder builder = Decisions.builder(prices.instruments(), Holding.overlapping(h));
        double[] weights = new double[prices.instruments().size()];
        for (int s = 1; s < sessions.length; s++) {
            Arrays.setAll(weights, i -> (random.nextDouble() - .3) / weights.length);
            builder.book(sessions[s], weights);
        }
        return builder.build();
    }
}
