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
    private static final int RUNS = 3;
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
                "screen s",
                "million/s",
                processors + " screens at once s",
                "million/s",
                "most apart");
        for (int h : new int[] {0, 1, 5}) {
            List<Decisions> sets = IntStream.range(0, processors)
                    .mapToObj(k -> decisions(prices, h, k))
                    .toList();
            Decisions decisions = sets.get(0);
            for (int run = 0; run < RUNS; run++) {
                long begin = System.nanoTime();
                BacktestResult result = Backtest.run(decisions, prices, spec);
                long booked = System.nanoTime();
                double[] screen = VectorScreen.returns(decisions, grid, spec);
                long screened = System.nanoTime();
                double apart = apart(screen, result.returns());
                if (!(apart < MOST_APART)) {
                    throw new IllegalStateException("the screen is " + apart + " off the ledger on a session");
                }
                long together = System.nanoTime();
                new Parallel(processors).map(sets, set -> VectorScreen.returns(set, grid, spec).length);
                long all = System.nanoTime() - together;
                table.row(
                        h == 0 ? "until next" : h + " bars",
                        Text.count(decisions.size()),
                        Text.count(result.events().size()),
                        Text.decimal((booked - begin) / 1e9, 2),
                        millions(decisions.size(), booked - begin),
                        Text.decimal((screened - booked) / 1e9, 3),
                        millions(decisions.size(), screened - booked),
                        Text.decimal(all / 1e9, 3),
                        millions(sets.stream().mapToLong(Decisions::size).sum(), all),
                        Double.toString(apart));
            }
        }
        System.out.println(market.label());
        System.out.print(table.text());
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
