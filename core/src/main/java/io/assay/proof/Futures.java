package io.assay.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.market.BarSeries;

/** Other futures of a series: the same bars up to a row, anything after it. */
final class Futures {
    private static final double[] EXTREMES = {
        0, -1, 1e300, -1e300, 1e-300, Double.MAX_VALUE, Double.POSITIVE_INFINITY, 1e15, 1e-15
    };
    private static final double HIGHEST = 1e15;
    private static final int COLUMNS = 6;
    private static final int VOLUME = 5;

    private Futures() {}

    /**
     * A series that agrees with another up to a row.
     *
     * @param kind what was done, for example {@code noise}
     * @param row first row on which it was done
     * @param bars the series
     */
    record Future(String kind, int row, BarSeries bars) {
        /** What was done, in words. */
        String change() {
            return kind + " from row " + row + " on";
        }
    }

    /**
     * The series cut off, and with noise, nothing, extremes and highest prices from a row on.
     *
     * @param cut first row that differs, 1..bars.size()
     */
    static List<Future> of(BarSeries bars, int cut, Seed seed) {
        RandomGenerator random = seed.random();
        List<Future> futures = new ArrayList<>();
        futures.add(new Future("cut off", cut, bars.rows(0, cut)));
        if (cut < bars.size()) {
            futures.add(new Future("noise", cut, from(bars, cut, random::nextDouble)));
            futures.add(new Future("NaN", cut, from(bars, cut, () -> Double.NaN)));
            futures.add(new Future("extremes", cut, from(bars, cut, () -> EXTREMES[random.nextInt(EXTREMES.length)])));
            futures.add(new Future("highest prices", cut, from(bars, cut, () -> HIGHEST)));
        }
        return futures;
    }

    private static BarSeries from(BarSeries bars, int cut, DoubleSupplier source) {
        double[][] columns = columns(bars);
        for (int row = cut; row < bars.size(); row++) {
            for (double[] column : columns) {
                column[row] = source.getAsDouble();
            }
        }
        return with(bars, columns);
    }

    /** The series with all prices up to a row multiplied, as a later split or dividend restates them. */
    static BarSeries restated(BarSeries bars, double factor) {
        double[][] columns = columns(bars);
        for (int c = 0; c < COLUMNS; c++) {
            for (int row = 0; row < bars.size(); row++) {
                columns[c][row] *= c == VOLUME ? 1 / factor : factor;
            }
        }
        return with(bars, columns);
    }

    /** The series with the prices of some rows multiplied. */
    static BarSeries scaled(BarSeries bars, int from, int to, double factor) {
        double[][] columns = columns(bars);
        for (int c = 0; c < VOLUME; c++) {
            for (int row = from; row < to; row++) {
                columns[c][row] *= factor;
            }
        }
        return with(bars, columns);
    }

    /** The series with one bar that did not move from its open. */
    static BarSeries flattened(BarSeries bars, int row) {
        double[][] columns = columns(bars);
        double open = columns[0][row];
        columns[4][row] *= open / columns[3][row];
        for (int c = 1; c < 4; c++) {
            columns[c][row] = open;
        }
        return with(bars, columns);
    }

    private static double[][] columns(BarSeries bars) {
        return new double[][] {
            bars.open().clone(),
            bars.high().clone(),
            bars.low().clone(),
            bars.close().clone(),
            bars.adjustedClose().clone(),
            bars.volume().clone()
        };
    }

    private static BarSeries with(BarSeries bars, double[][] c) {
        BarSeries.Columns columns = new BarSeries.Columns(c[0], c[1], c[2], c[3], c[4], c[5]);
        BarSeries changed = BarSeries.of(bars.instrument(), bars.basis(), bars.days(), columns)
                .withHoles(bars.holes());
        return bars.delisting().map(changed::withDelisting).orElse(changed);
    }
}
