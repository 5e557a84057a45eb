package io.assay.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.backtest.Backtest;
import io.assay.backtest.BacktestResult;
import io.assay.backtest.BacktestSpec;
import io.assay.backtest.Decisions;
import io.assay.backtest.Holding;
import io.assay.backtest.MarketPrices;
import io.assay.backtest.PriceGrid;
import io.assay.backtest.PriceSource;
import io.assay.backtest.VectorScreen;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.report.Text;
import io.assay.report.TextTable;

/**
 * How long the ledger and the screen take for daily decisions on every stock of a simulated market, and that both make
 * the same money. The screen runs alone, and with as many sets of decisions at once as there are processors, each of
 * another seed, as a search through parameters does. Usage: {@code BacktestSpeed [STOCKS [SESSIONS]]}.
 */
public final class BacktestSpeed {
    private static final int RUNS = 20;
    private static final double CAPITAL = 1e9;
    private static final double MOST_APART = 1e-8;

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
        PriceGrid grid = PriceGrid.of(prices, instruments);
        BacktestSpec spec = BacktestSpec.defaults().withCapital(CAPITAL);
        int processors = Runtime.getRuntime().availableProcessors();
        TextTable table = TextTable.of(
                "holding",
                "bar decisions",
                "events",
                "ledger s",
                "million/s",
                "screen, best s",
                "million/s",
                processors + " screens at once, best s",
                "million/s",
                "most apart");
        for (int h : new int[] {0, 1, 5}) {
            List<Decisions> sets = IntStream.range(0, processors)
                    .mapToObj(k -> decisions(prices, h, k))
                    .toList();
            Decisions decisions = sets.get(0);
            long began = System.nanoTime();
            BacktestResult result = Backtest.run(decisions, prices, spec);
            long booked = System.nanoTime() - began;
            double apart = apart(VectorScreen.returns(decisions, grid, spec), result.returns());
            if (!(apart < MOST_APART)) {
                throw new IllegalStateException("the screen is " + apart + " off the ledger on a session");
            }
            long screened = best(() -> VectorScreen.returns(decisions, grid, spec));
            Parallel all = new Parallel(processors);
            long together = best(() -> all.map(sets, set -> VectorScreen.returns(set, grid, spec)));
            table.row(
                    h == 0 ? "until next" : h + " bars",
                    Text.count(decisions.size()),
                    Text.count(result.events().size()),
                    Text.decimal(booked / 1e9, 2),
                    millions(decisions.size(), booked),
                    Text.decimal(screened / 1e9, 3),
                    millions(decisions.size(), screened),
                    Text.decimal(together / 1e9, 3),
                    millions(sets.stream().mapToLong(Decisions::size).sum(), together),
                    Double.toString(apart));
        }
        System.out.println(market.label());
        System.out.print(table.text());
    }

    /** The least time of many runs, in nanoseconds: the first ones are compiled while they run. */
    private static long best(Runnable work) {
        long best = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long began = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - began);
        }
        return best;
    }

    private static String millions(long decisions, long nanoseconds) {
        return Text.decimal(1e3 * decisions / nanoseconds, 1);
    }

    private static double apart(double[] screen, double[] ledger) {
        return IntStream.range(0, screen.length)
                .mapToDouble(s -> Math.abs(screen[s] - ledger[s]))
                .max()
                .orElseThrow();
    }

    private static Decisions decisions(MarketPrices prices, int h, int set) {
        RandomGenerator random = Seed.of(1 + set).random();
        int[] sessions = prices.sessions();
        Decisions.Builder builder =
                Decisions.builder(prices.instruments(), h == 0 ? Holding.untilNext() : Holding.overlapping(h));
        double[] weights = new double[prices.instruments().size()];
        for (int s = 1; s < sessions.length; s++) {
            Arrays.setAll(weights, i -> (random.nextDouble() - .3) / weights.length);
            builder.book(sessions[s], weights);
        }
        return builder.build();
    }
}
