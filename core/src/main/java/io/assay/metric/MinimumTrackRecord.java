package io.assay.metric;

import java.util.OptionalLong;

import io.assay.base.Check;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How long a track record must be before its Sharpe ratio can be believed (Bailey and Lopez de Prado 2012, "The Sharpe
 * Ratio Efficient Frontier", Journal of Risk 15(2), equation 12): the number of periods at which the probabilistic
 * Sharpe ratio of the same moments passes {@code confidence}, {@code 1 + (1 - skewness SR + (kurtosis - 1) / 4 SR^2) (z
 * / (SR - benchmark))^2}. It treats periods as independent: autocorrelated returns need more.
 *
 * @param ratio estimated Sharpe ratio a period, not annual; NaN if the returns had no spread
 * @param skewness of the returns, {@code m3 / m2^1.5}; NaN where the ratio is
 * @param kurtosis of the returns, {@code m4 / m2^2}: 3 for normal ones, never below {@code 1 + skewness^2}; NaN where
 *     the ratio is
 * @param benchmark ratio a period that the true one shall be above
 * @param confidence one-sided, from 1/2
 */
public record MinimumTrackRecord(double ratio, double skewness, double kurtosis, double benchmark, double confidence) {
    private static final double MOST_CONFIDENCE = 1 - 1e-12;
    private static final double ROUNDING = 1e-9;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** Checks the ranges. */
    public MinimumTrackRecord {
        Check.within("confidence", confidence, 0.5, MOST_CONFIDENCE);
        Check.that(Double.isFinite(benchmark), "benchmark", "be finite", benchmark);
        double least = 1 + skewness * skewness;
        boolean possible = Double.isNaN(ratio) || kurtosis >= least - ROUNDING * least;
        Check.that(possible, "kurtosis", "be at least 1 + skewness^2 = " + least, kurtosis);
    }

    /**
     * The record that returns like these would need.
     *
     * @param excess returns net of the risk-free return, one a period
     */
    public static MinimumTrackRecord of(double[] excess, double benchmark, double confidence) {
        return new MinimumTrackRecord(
                Sharpe.ratio(excess), Moments.skewness(excess), Moments.kurtosis(excess), benchmark, confidence);
    }

    /** Whether any length would do: the ratio is above the benchmark. */
    public boolean isReachable() {
        return ratio > benchmark;
    }

    /** The length in periods, at least 1, not rounded; NaN if never: the ratio is not above the benchmark. */
    public double length() {
        double z = NORMAL.inverseCumulativeProbability(confidence) / (ratio - benchmark);
        return isReachable() ? 1 + Sharpe.spread(ratio, skewness, kurtosis) * z * z : Double.NaN;
    }

    /** The fewest whole periods; empty if no length would do or none that a {@code long} can hold. */
    public OptionalLong periods() {
        double length = Math.ceil(length());
        return length < Long.MAX_VALUE ? OptionalLong.of((long) length) : OptionalLong.empty();
    }

    /**
     * The probabilistic Sharpe ratio that these moments have after so many periods: at {@link #length} the confidence
     * itself. 0..1; NaN where the ratio is.
     *
     * @param periods above 1, not necessarily whole
     */
    public double probabilityAfter(double periods) {
        Check.that(periods > 1, "periods", "be above 1", periods);
        double error = Math.sqrt(Sharpe.spread(ratio, skewness, kurtosis) / (periods - 1));
        return Double.isNaN(ratio) ? Double.NaN : NORMAL.cumulativeProbability((ratio - benchmark) / error);
    }
}
