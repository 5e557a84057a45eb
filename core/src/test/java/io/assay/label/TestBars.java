package io.assay.label;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;

/** Small made-up histories for tests. */
public final class TestBars {
    /** The day on which made-up histories begin unless a test says otherwise. */
    public static final int START = Days.of(2010, 1, 4);

    private TestBars() {}

    /** Bars that open at the given prices and trade at nothing else, one a day. */
    public static BarSeries opens(double... opens) {
        double[][] flat = {opens.clone(), opens.clone(), opens.clone(), opens.clone()};
        return of("FLAT", consecutive(opens.length), flat);
    }

    /** Bars of the given opens, highs, lows and closes, one a day. */
    public static BarSeries of(double[][] openHighLowClose) {
        return of("HAND", consecutive(openHighLowClose[0].length), openHighLowClose);
    }

    /** A random walk of valid bars whose calendar has week-ends and a few halts. */
    public static BarSeries random(String symbol, long seed, int bars) {
        RandomGenerator random = Seed.of(seed).child(symbol).random();
        int[] days = new int[bars];
        double[][] prices = new double[4][bars];
        double last = 20 + 80 * random.nextDouble();
        int day = START;
        for (int i = 0; i < bars; i++) {
            days[i] = day;
            day += random.nextInt(40) == 0 ? 9 : Math.floorMod(day, 7) == 1 ? 3 : 1;
            double open = last * Math.exp(0.01 * random.nextGaussian());
            double close = open * Math.exp(0.015 * random.nextGaussian());
            prices[0][i] = open;
            prices[1][i] = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
            prices[2][i] = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
            prices[3][i] = close;
            last = close;
        }
        return of(symbol, days, prices);
    }

    /** Bars of the given days and opens, highs, lows and closes. */
    public static BarSeries of(String symbol, int[] days, double[][] p) {
        double[] volume = new double[days.length];
        Arrays.fill(volume, 1000);
        return BarSeries.of(
                new Instrument("SIM", symbol),
                PriceBasis.TOTAL_RETURN,
                days,
                new BarSeries.Columns(p[0], p[1], p[2], p[3], p[3], volume));
    }

    /** The same bars with all four prices of some rows multiplied by a factor. */
    public static BarSeries scaled(BarSeries bars, int from, int to, double factor) {
        double[][] p = {
            bars.open().clone(),
            bars.high().clone(),
            bars.low().clone(),
            bars.close().clone()
        };
        for (double[] column : p) {
            for (int row = from; row < to; row++) {
                column[row] *= factor;
            }
        }
        return of(bars.instrument().symbol(), bars.days(), p).withHoles(bars.holes());
    }

    /** The same bars with one that trades at its open alone. */
    public static BarSeries flattened(BarSeries bars, int row) {
        double open = bars.open()[row];
        double[][] p = {
            bars.open(), bars.high().clone(), bars.low().clone(), bars.close().clone()
        };
        for (int c = 1; c < 4; c++) {
            p[c][row] = open;
        }
        return of(bars.instrument().symbol(), bars.days(), p).withHoles(bars.holes());
    }

    private static int[] consecutive(int n) {
        int[] days = new int[n];
        for (int i = 0; i < n; i++) {
            days[i] = START + i;
        }
        return days;
    }
}
