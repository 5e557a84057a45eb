package io.assay.feature.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.assay.base.Check;
import io.assay.base.Sorted;

/**
 * The four regimes by trend and volatility against their own past: HIGH_VOLATILITY where volatility lies above most of
 * its values up to that day; else SIDEWAYS where the distance of the two means is small against its values up to that
 * day; else BULL or BEAR by its sign. No level is fixed beforehand, so a calm and a nervous market are told by the same
 * rule, a crash is nervous only while it is, and a rise of middling volatility is a bull market.
 *
 * @param fast closes of the fast mean
 * @param slow closes of the slow mean, more than {@code fast}
 * @param volatility simple returns of which the sample deviation is taken
 * @param nervous share of past values that volatility must exceed, in (0, 1)
 * @param sideways share of past distances that the trend must exceed, in (0, 1)
 * @param least values that must be known before the first regime
 */
public record AsOfRegimes(int fast, int slow, int volatility, double nervous, double sideways, int least)
        implements Regimes {
    /** Means of 50 and 200 closes, volatility of 20 returns, the top fifth, the lowest quarter, a year of values. */
    public static final AsOfRegimes STANDARD = new AsOfRegimes(50, 200, 20, 0.80, 0.25, 252);

    /** Checks the numbers. */
    public AsOfRegimes {
        Check.atLeast("fast", fast, 1);
        Check.that(slow > fast, "slow", "be above fast", slow);
        Check.atLeast("volatility", volatility, 2);
        Check.within("nervous", nervous, 0.01, 0.99);
        Check.within("sideways", sideways, 0.01, 0.99);
        Check.atLeast("least", least, 1);
    }

    @Override
    public String text() {
        return "means of " + fast + " and " + slow + " closes, volatility of " + volatility
                + " returns; nervous above " + nervous + " and sideways below " + sideways
                + " of their values up to the day";
    }

    @Override
    public List<Optional<Regime>> of(double[] close) {
        List<Optional<Regime>> regimes = new ArrayList<>(close.length);
        Past volatilities = new Past(close.length);
        Past distances = new Past(close.length);
        int start = 0;
        for (int day = 0; day < close.length; day++) {
            start = Double.isNaN(close[day]) ? day + 1 : start;
            int length = day + 1 - start;
            if (length < slow || length <= volatility) {
                regimes.add(Optional.empty());
                continue;
            }
            double year = IndexMoves.volatility(close, day, volatility);
            double trend = IndexMoves.mean(close, day, fast) / IndexMoves.mean(close, day, slow) - 1;
            double unrest = volatilities.add(year);
            double distance = distances.add(Math.abs(trend));
            regimes.add(volatilities.size >= least ? Optional.of(told(unrest, distance, trend)) : Optional.empty());
        }
        return regimes;
    }

    private Regime told(double unrest, double distance, double trend) {
        if (unrest >= nervous) {
            return Regime.HIGH_VOLATILITY;
        }
        if (distance < sideways) {
            return Regime.SIDEWAYS;
        }
        return trend > 0 ? Regime.BULL : Regime.BEAR;
    }

    /** Values so far, ascending. */
    private static final class Past {
        private final double[] sorted;
        private int size;

        Past(int most) {
            sorted = new double[most];
            Arrays.fill(sorted, Double.POSITIVE_INFINITY);
        }

        /** Adds a value and tells which share of those so far, itself included, lies below it. */
        double add(double value) {
            int below = Sorted.below(sorted, value);
            System.arraycopy(sorted, below, sorted, below + 1, size - below);
            sorted[below] = value;
            size++;
            return below / (double) size;
        }
    }
}
