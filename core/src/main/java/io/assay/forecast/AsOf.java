package io.assay.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.label.AsOfVolatility;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;

/**
 * What is known of rows at the close of their days beside their features, one element a row.
 *
 * @param close adjusted close of the day
 * @param volatility standard deviation of the last {@value #WINDOW} daily log returns, not below {@value #LEAST}: a
 *     price that has not moved for a while is not sure to rest
 * @param past log return of the last sessions, as many as the forecast has; NaN on the first ones and across a hole
 * @param highest highest adjusted close of the stock up to the day
 * @param lowest lowest one
 */
public record AsOf(double[] close, double[] volatility, double[] past, double[] highest, double[] lowest) {
    /** Daily returns that the volatility is taken from. */
    public static final int WINDOW = 20;

    /** The least volatility a day. */
    public static final double LEAST = 0.001;

    /** Checks the lengths. */
    public AsOf {
        Check.sameLength("volatility", volatility.length, close.length);
        Check.sameLength("past", past.length, close.length);
        Check.sameLength("highest", highest.length, close.length);
        Check.sameLength("lowest", lowest.length, close.length);
    }

    /**
     * Whose rows these are, and of which days.
     *
     * @param instruments the list that {@code instrument} points into
     * @param instrument of each row
     * @param day epoch day of each row, on which its instrument has a bar
     */
    public record Whose(List<Instrument> instruments, int[] instrument, int[] day) {
        /** Copies the list and checks the lengths. */
        public Whose {
            instruments = List.copyOf(instruments);
            Check.sameLength("day", day.length, instrument.length);
        }
    }

    /**
     * What was known of some rows.
     *
     * @param bars of each instrument that has rows, on any basis
     * @param horizon sessions of the forecast, at least 1
     * @throws IllegalArgumentException if an instrument has no bar on the day of a row
     */
    public static AsOf of(Whose whose, Function<Instrument, BarSeries> bars, int horizon) {
        Check.atLeast("horizon", horizon, 1);
        int n = whose.day().length;
        AsOf all = new AsOf(new double[n], new double[n], new double[n], new double[n], new double[n]);
        for (int i = 0; i < whose.instruments().size(); i++) {
            int number = i;
            int[] rows = IntStream.range(0, n)
                    .filter(row -> whose.instrument()[row] == number)
                    .toArray();
            if (rows.length > 0) {
                Instrument owner = whose.instruments().get(i);
                all.fill(rows, whose.day(), History.of(bars.apply(owner).adjusted(), horizon));
            }
        }
        return all;
    }

    private void fill(int[] rows, int[] day, History history) {
        for (int row : rows) {
            int bar = history.bars().rowOf(day[row]);
            Check.that(
                    bar >= 0, "day", "be a day with a bar of " + history.bars().instrument(), day[row]);
            close[row] = history.known().close()[bar];
            volatility[row] = history.known().volatility()[bar];
            past[row] = history.known().past()[bar];
            highest[row] = history.known().highest()[bar];
            lowest[row] = history.known().lowest()[bar];
        }
    }

    /** The rows at the given positions, in that order. */
    public AsOf select(int[] rows) {
        return new AsOf(
                picked(close, rows),
                picked(volatility, rows),
                picked(past, rows),
                picked(highest, rows),
                picked(lowest, rows));
    }

    private static double[] picked(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** The price that a log return leads to, above 0 unless it is too small for a number. */
    public double price(int row, double logReturn) {
        return close[row] * StrictMath.exp(logReturn);
    }

    /** The same of every bar of one instrument. */
    private record History(BarSeries bars, AsOf known) {
        static History of(BarSeries adjusted, int horizon) {
            double[] close = adjusted.close();
            int n = close.length;
            double[] volatility = AsOfVolatility.daily(adjusted, WINDOW);
            double[] past = new double[n];
            double[] highest = new double[n];
            double[] lowest = new double[n];
            for (int bar = 0; bar < n; bar++) {
                boolean first = bar == 0;
                highest[bar] = first ? close[bar] : Math.max(highest[bar - 1], close[bar]);
                lowest[bar] = first ? close[bar] : Math.min(lowest[bar - 1], close[bar]);
                boolean whole = bar >= horizon && !adjusted.spansHole(bar - horizon, bar);
                past[bar] = whole ? StrictMath.log(close[bar] / close[bar - horizon]) : Double.NaN;
                volatility[bar] = volatility[bar] >= LEAST ? volatility[bar] : LEAST;
            }
            return new History(adjusted, new AsOf(close, volatility, past, highest, lowest));
        }
    }
}
