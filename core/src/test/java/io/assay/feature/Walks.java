package io.assay.feature;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;

/** Bars for tests of features: simulated random walks, changed copies of them, and one real stock. */
public final class Walks {
    private static final int FIRST_DAY = Days.of(2000, 1, 3);

    private Walks() {}

    /** A random walk with clustered volatility and gaps overnight; prices near 100, volumes near 300,000. */
    public static BarSeries walk(long seed, int size) {
        RandomGenerator random = Seed.of(seed).child("walk").random();
        double[][] c = new double[6][size];
        double last = 100;
        double sd = 0.015;
        for (int t = 0; t < size; t++) {
            sd = Math.sqrt(0.000012 + 0.9 * sd * sd + 0.05 * sd * sd * square(random.nextGaussian()));
            double open = last * Math.exp(0.3 * sd * random.nextGaussian());
            double close = open * Math.exp(sd * random.nextGaussian());
            c[0][t] = open;
            c[1][t] = Math.max(open, close) * Math.exp(0.5 * sd * Math.abs(random.nextGaussian()));
            c[2][t] = Math.min(open, close) * Math.exp(-0.5 * sd * Math.abs(random.nextGaussian()));
            c[3][t] = close;
            c[5][t] = Math.rint(300_000 * Math.exp(0.5 * random.nextGaussian()));
            last = close;
        }
        c[4] = c[3].clone();
        return of("WALK" + seed, c);
    }

    /** Bars from columns open, high, low, close, adjusted close, volume; days in a row from 2000-01-03. */
    public static BarSeries of(String symbol, double[][] c) {
        int[] days = new int[c[0].length];
        for (int t = 0; t < days.length; t++) {
            days[t] = FIRST_DAY + t;
        }
        return BarSeries.of(
                new Instrument("SIM", symbol),
                PriceBasis.TOTAL_RETURN,
                days,
                new BarSeries.Columns(c[0], c[1], c[2], c[3], c[4], c[5]));
    }

    /** Copies of the six columns, open to volume. */
    public static double[][] columns(BarSeries bars) {
        return new double[][] {
            bars.open().clone(),
            bars.high().clone(),
            bars.low().clone(),
            bars.close().clone(),
            bars.adjustedClose().clone(),
            bars.volume().clone()
        };
    }

    /** The bars with copies of their columns changed; days, name and holes stay. */
    public static BarSeries changed(BarSeries bars, UnaryOperator<double[][]> change) {
        double[][] c = change.apply(columns(bars));
        return BarSeries.of(
                        bars.instrument(),
                        bars.basis(),
                        bars.days(),
                        new BarSeries.Columns(c[0], c[1], c[2], c[3], c[4], c[5]))
                .withHoles(bars.holes());
    }

    /** The bars with every price and every volume multiplied. */
    public static BarSeries scaled(BarSeries bars, double prices, double volumes) {
        return changed(bars, c -> {
            for (int k = 0; k < 6; k++) {
                for (int t = 0; t < c[k].length; t++) {
                    c[k][t] *= k == 5 ? volumes : prices;
                }
            }
            return c;
        });
    }

    /** Bars that never move: one price, one volume. */
    public static BarSeries constant(int size, double price, double volume) {
        double[][] c = new double[6][size];
        for (int t = 0; t < size; t++) {
            for (int k = 0; k < 5; k++) {
                c[k][t] = price;
            }
            c[5][t] = volume;
        }
        return of("FLAT", c);
    }

    /** Real bars of a file of the US folder, Yahoo's columns, up to the end of 2015. */
    public static BarSeries usDaily(Path file) {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String[]> rows = in.lines()
                    .skip(1)
                    .map(l -> l.split(",", -1))
                    .filter(r -> r[0].compareTo("2015-12-31") <= 0)
                    .toList();
            double[][] c = new double[6][rows.size()];
            for (int t = 0; t < rows.size(); t++) {
                for (int k = 0; k < 6; k++) {
                    c[k][t] = Double.parseDouble(rows.get(t)[k + 1]);
                }
            }
            return BarSeries.of(
                    new Instrument("US", file.getFileName().toString().replace(".csv.gz", "")),
                    PriceBasis.SPLIT_ADJUSTED,
                    rows.stream().mapToInt(r -> Days.parse(r[0])).toArray(),
                    new BarSeries.Columns(c[0], c[1], c[2], c[3], c[4], c[5]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double square(double x) {
        return x * x;
    }
}
