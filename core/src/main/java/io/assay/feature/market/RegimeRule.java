package io.assay.feature.market;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.assay.base.Check;

/**
 * The request's rule for four regimes of an index, each day from closes up to that day: BULL where the fast mean lies
 * above the slow one and volatility below {@code calm}, else BEAR where it lies below and volatility below
 * {@code nervous}, else HIGH_VOLATILITY where volatility is above {@code nervous}, else SIDEWAYS.
 *
 * <p>Two of its names promise more than the rule holds: a rising market with a volatility between the two bounds is
 * called SIDEWAYS, and a crash is never BEAR but HIGH_VOLATILITY.
 *
 * @param fast closes of the fast mean
 * @param slow closes of the slow mean, more than {@code fast}
 * @param volatility simple returns of which the sample deviation is taken, times the root of 252
 * @param calm a year's volatility below which a rising market is a bull market
 * @param nervous the same above which every market is nervous, at least {@code calm}
 */
public record RegimeRule(int fast, int slow, int volatility, double calm, double nervous) {
    /** Means of 50 and 200 closes, volatility of 20 returns, 20 and 25 % a year. */
    public static final RegimeRule STANDARD = new RegimeRule(50, 200, 20, 0.20, 0.25);

    private static final int YEAR = 252;

    /** Checks the numbers. */
    public RegimeRule {
        Check.atLeast("fast", fast, 1);
        Check.that(slow > fast, "slow", "be above fast", slow);
        Check.atLeast("volatility", volatility, 2);
        Check.positive("calm", calm);
        Check.that(nervous >= calm, "nervous", "be at least calm", nervous);
    }

    /**
     * The regime of each day; empty while there are too few closes in a row.
     *
     * @param close one a day, above 0; NaN where there is none, which begins the means anew
     */
    public List<Optional<Regime>> of(double[] close) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Optional<Regime>[] regimes = new Optional[close.length];
        Arrays.fill(regimes, Optional.empty());
        int start = 0;
        for (int day = 0; day < close.length; day++) {
            start = Double.isNaN(close[day]) ? day + 1 : start;
            int length = day + 1 - start;
            if (length >= slow && length > volatility) {
                boolean up = mean(close, day, fast) > mean(close, day, slow);
                boolean down = mean(close, day, fast) < mean(close, day, slow);
                regimes[day] = Optional.of(told(up, down, deviation(close, day)));
            }
        }
        return List.of(regimes);
    }

    private Regime told(boolean up, boolean down, double year) {
        if (up && year < calm) {
            return Regime.BULL;
        }
        if (down && year < nervous) {
            return Regime.BEAR;
        }
        return year > nervous ? Regime.HIGH_VOLATILITY : Regime.SIDEWAYS;
    }

    private static double mean(double[] close, int last, int width) {
        double sum = 0;
        for (int i = last - width + 1; i <= last; i++) {
            sum += close[i];
        }
        return sum / width;
    }

    private double deviation(double[] close, int last) {
        double sum = 0;
        for (int i = last - volatility + 1; i <= last; i++) {
            sum += close[i] / close[i - 1] - 1;
        }
        double mean = sum / volatility;
        double squares = 0;
        for (int i = last - volatility + 1; i <= last; i++) {
            double off = close[i] / close[i - 1] - 1 - mean;
            squares += off * off;
        }
        return Math.sqrt(squares / (volatility - 1) * YEAR);
    }
}
