package io.assay.experiment.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import io.assay.base.Check;
import io.assay.feature.FeatureTable;
import io.assay.feature.market.MarketState;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Universe;

/**
 * What kind of market each day was in, told from its own close and earlier ones alone: the volatility of the last
 * {@value #VOLATILITY} sessions is low, medium or high among all such values up to that day, and the market stands
 * above or below its mean of the last {@value #TREND} sessions. The cut points of a day move with the days before it; a
 * later day changes none of them.
 */
public final class MarketRegimes {
    /** What a day is in before there is enough history. */
    public static final int UNKNOWN = 6;

    /** All regimes, by number. */
    public static final List<String> NAMES = List.of(
            "low volatility, falling",
            "low volatility, rising",
            "medium volatility, falling",
            "medium volatility, rising",
            "high volatility, falling",
            "high volatility, rising",
            "too little history to tell");

    private static final int VOLATILITY = 60;
    private static final int TREND = 200;
    private static final int FEWEST = 252;
    private static final int THIRDS = 3;

    private final int[] days;
    private final int[] regimes;

    private MarketRegimes(int[] days, int[] regimes) {
        this.days = days;
        this.regimes = regimes;
    }

    /**
     * The regimes of a market.
     *
     * @param days its sessions, ascending epoch days
     * @param returns its return of each session as a fraction, known at the session's close
     */
    public static MarketRegimes of(int[] days, double[] returns) {
        Check.sameLength("returns", returns.length, days.length);
        int[] regimes = new int[days.length];
        double[] level = new double[days.length];
        double[] seen = new double[days.length];
        int count = 0;
        for (int t = 0; t < days.length; t++) {
            level[t] = (t == 0 ? 0 : level[t - 1]) + StrictMath.log1p(returns[t]);
            regimes[t] = UNKNOWN;
            if (t + 1 >= VOLATILITY) {
                double now = spread(returns, t + 1 - VOLATILITY, t + 1);
                count = insert(seen, count, now);
                if (count >= FEWEST && t + 1 >= TREND) {
                    int rising = level[t] > mean(level, t + 1 - TREND, t + 1) ? 1 : 0;
                    regimes[t] = 2 * third(seen, count, now) + rising;
                }
            }
        }
        return new MarketRegimes(days.clone(), regimes);
    }

    /**
     * The regimes of the equal-weighted market of some stocks of one exchange: of a day, those with a bar on it.
     *
     * @param bars at least one series
     */
    public static MarketRegimes of(List<BarSeries> bars) {
        List<Instrument> stocks = bars.stream().map(BarSeries::instrument).toList();
        TreeMap<Integer, Double> path = new TreeMap<>();
        for (FeatureTable table :
                MarketState.of(Universe.ofToday("market", stocks)).compute(bars)) {
            float[] returns = table.column(table.indexOf("market_ret_1"));
            for (int row = 0; row < returns.length; row++) {
                if (Float.isFinite(returns[row])) {
                    path.put(table.days()[row], (double) returns[row]);
                }
            }
        }
        return of(
                path.keySet().stream().mapToInt(Integer::intValue).toArray(),
                path.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The regime of an epoch day: that of its own session, or of the last one before it. */
    public int at(int day) {
        int found = Arrays.binarySearch(days, day);
        int session = found >= 0 ? found : -found - 2;
        return session < 0 ? UNKNOWN : regimes[session];
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += values[t];
        }
        return sum / (to - from);
    }

    private static double spread(double[] values, int from, int to) {
        double mean = mean(values, from, to);
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += (values[t] - mean) * (values[t] - mean);
        }
        return Math.sqrt(sum / (to - from - 1));
    }

    /** Puts a value in its place among the first {@code count}, which ascend; returns how many there are then. */
    private static int insert(double[] sorted, int count, double value) {
        int found = Arrays.binarySearch(sorted, 0, count, value);
        int at = found >= 0 ? found : -found - 1;
        System.arraycopy(sorted, at, sorted, at + 1, count - at);
        sorted[at] = value;
        return count + 1;
    }

    /** In which third of the values so far a value lies: 0, 1 or 2. */
    private static int third(double[] sorted, int count, double value) {
        int below = 0;
        while (below + 1 < THIRDS && value > sorted[(below + 1) * count / THIRDS]) {
            below++;
        }
        return below;
    }
}
