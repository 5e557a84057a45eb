package io.assay.feature.market;

import java.util.ArrayList;
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
public record RegimeRule(int fast, int slow, int volatility, double calm, double nervous) implements Regimes {
    /** Means of 50 and 200 closes, volatility of 20 returns, 20 and 25 % a year. */
    public static final RegimeRule STANDARD = new RegimeRule(50, 200, 20, 0.20, 0.25);

    /** Checks the numbers. */
    public RegimeRule {
        Check.atLeast("fast", fast, 1);
        Check.that(slow > fast, "slow", "be above fast", slow);
        Check.atLeast("volatility", volatility, 2);
        Check.positive("calm", calm);
        Check.that(nervous >= calm, "nervous", "be at least calm", nervous);
    }

    @Override
    public String text() {
        return "means of " + fast + " and " + slow + " closes, volatility of " + volatility + " returns, calm below "
                + calm + ", nervous above " + nervous;
    }

    @Override
    public List<Optional<Regime>> of(double[] close) {
        List<Optional<Regime>> regimes = new ArrayList<>(close.length);
        int start = 0;
        for (int day = 0; day < close.length; day++) {
            start = Double.isNaN(close[day]) ? day + 1 : start;
            int length = day + 1 - start;
            regimes.add(length >= slow && length > volatility ? Optional.of(told(close, day)) : Optional.empty());
        }
        return regimes;
    }

    private Regime told(double[] close, int day) {
        double trend = IndexMoves.mean(close, day, fast) - IndexMoves.mean(close, day, slow);
        double year = IndexMoves.volatility(close, day, volatility);
        if (trend > 0 && year < calm) {
            return Regime.BULL;
        }
        if (trend < 0 && year < nervous) {
            return Regime.BEAR;
        }
        return year > nervous ? Regime.HIGH_VOLATILITY : Regime.SIDEWAYS;
    }
}
