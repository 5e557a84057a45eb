package io.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.report.Text;
import io.assay.report.TextTable;

/**
 * The same trades of single stocks, all in or all out at the next open, by Assay's ledger and screen, by ta4j, and by a
 * plain loop over rows in pandas, one core each. What every stock grows to is compared before anything is timed. Usage:
 * {@code BacktestRace PYTHON SCRIPT [STOCKS [SESSIONS]]}.
 */
public final class BacktestRace {
    /** Cost of a side as a fraction of the traded amount. */
    static final double COST = .001;

    private static final int RUNS = 5;
    private static final double MOST_APART = 1e-7;

    private BacktestRace() {}

    /**
     * One stock. Each open is the close before, so that who sizes by the close and who sizes by the open trade the
     * same.
     *
     * @param close at each session
     * @param in whether the stock is to be held from the next open on
     */
    record Tape(double[] close, boolean[] in) {
        double open(int t) {
            return close[Math.max(0, t - 1)];
        }

        /** Paths without drift that are entered and left at random, and left for good before the end. */
        static Tape of(int sessions, RandomGenerator random) {
            double[] close = new double[sessions];
            boolean[] in = new boolean[sessions];
            close[0] = 20 + 100 * random.nextDouble();
            for (int t = 1; t < sessions; t++) {
                close[t] = close[t - 1] * Math.exp(.015 * random.nextGaussian());
                in[t] = t < sessions - 3 && (random.nextInt(10) == 0 ? !in[t - 1] : in[t - 1]);
            }
            return new Tape(close, in);
        }
    }

    /** Who trades. */
    interface Trader extends AutoCloseable {
        /** Name in the table. */
        String name();

        /** What each stock grows to from 1; called several times. */
        double[] run();

        /** Seconds that the last run took. */
        double seconds();

        @Override
        void close();
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        int stocks = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50;
        int sessions = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 4000;
        RandomGenerator random = Seed.of(1).random();
        List<Tape> tapes = new ArrayList<>();
        for (int i = 0; i < stocks; i++) {
            tapes.add(Tape.of(sessions, random));
        }
        List<Trader> traders = List.of(
                AssayTrader.screen(tapes),
                AssayTrader.ledger(tapes),
                new Ta4jTrader(tapes),
                new PandasTrader(arguments[0], Path.of(arguments[1]), tapes));
        try {
            race(traders, (double) stocks * sessions);
        } finally {
            traders.forEach(Trader::close);
        }
    }

    private static void race(List<Trader> traders, double bars) {
        double[] first = traders.get(0).run();
        for (Trader trader : traders) {
            double[] own = trader.run();
            for (int i = 0; i < first.length; i++) {
                if (!(Math.abs(own[i] / first[i] - 1) < MOST_APART)) {
                    throw new IllegalStateException(trader.name() + " makes " + own[i] + " of stock " + i + ", "
                            + traders.get(0).name() + " makes " + first[i]);
                }
            }
        }
        System.out.println("All make the same of every stock, to " + MOST_APART + ".");
        double[] best = new double[traders.size()];
        Arrays.fill(best, Double.MAX_VALUE);
        for (int run = 0; run < RUNS; run++) {
            for (int k = 0; k < best.length; k++) {
                traders.get(k).run();
                best[k] = Math.min(best[k], traders.get(k).seconds());
            }
        }
        TextTable table = TextTable.of("who", "best of " + RUNS + ", s", "million bars a second", "beside the screen");
        for (int k = 0; k < best.length; k++) {
            table.row(
                    traders.get(k).name(),
                    Text.decimal(best[k], 4),
                    Text.decimal(bars / best[k] / 1e6, 2),
                    Text.decimal(best[k] / best[0], 1) + " x the time");
        }
        System.out.print(table.text());
    }
}
