package io.assay.metric;

import io.assay.base.Check;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Erf;

/**
 * The Sharpe ratio and how far to believe it. All ratios here are per period unless said; excess returns are net of the
 * risk-free return of the same period, which the caller takes from a dated series.
 */
public final class Sharpe {
    private static final double EULER_MASCHERONI = 0.5772156649015329;
    private static final double FURTHEST = 40;
    private static final int HALVINGS = 60;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private Sharpe() {}

    /** Mean over sample deviation, per period; NaN below two returns or without spread. */
    public static double ratio(double[] excess) {
        double deviation = Moments.deviation(excess);
        return deviation > 0 ? Moments.mean(excess) / deviation : Double.NaN;
    }

    /** The ratio times the root of periods a year: right only for returns without autocorrelation. */
    public static double annual(double[] excess, double periodsPerYear) {
        return ratio(excess) * Math.sqrt(Check.positive("periodsPerYear", periodsPerYear));
    }

    /**
     * The ratio over q periods of autocorrelated returns (Lo 2002, equation 20): {@code ratio x q / sqrt(q + 2
     * sum_k=1..q-1 (q - k) rho_k)}, with autocorrelations up to {@code lags} and 0 beyond. NaN where the ratio is, or
     * where the estimated variance over q periods is not above 0.
     */
    public static double annualLo(double[] excess, int q, int lags) {
        Check.atLeast("q", q, 1);
        double ratio = ratio(excess);
        if (Double.isNaN(ratio)) {
            return Double.NaN;
        }
        double variance = Moments.autocovariance(excess, 0);
        double sum = q;
        for (int k = 1; k <= Math.min(lags, Math.min(q, excess.length) - 1); k++) {
            sum += 2.0 * (q - k) * Moments.autocovariance(excess, k) / variance;
        }
        return sum > 0 ? ratio * q / Math.sqrt(sum) : Double.NaN;
    }

    /**
     * Standard error of a per-period ratio of n independent normal returns: {@code sqrt((1 + SR^2 / 2) / n)} (Lo 2002).
     */
    public static double standardErrorNormal(double[] excess) {
        double ratio = ratio(excess);
        return Math.sqrt((1 + ratio * ratio / 2) / excess.length);
    }

    /**
     * Standard error of a per-period ratio with skewness and fat tails: {@code sqrt((1 - skew SR + (kurtosis - 1) / 4
     * SR^2) / (n - 1))} (Mertens 2002; Bailey and Lopez de Prado 2012). NaN where the ratio is.
     */
    public static double standardError(double[] excess) {
        return Math.sqrt(spread(excess) / (excess.length - 1));
    }

    /** Probability that the true per-period ratio is above {@code benchmark}; 0..1; NaN where the ratio is. */
    public static double probabilistic(double[] excess, double benchmark) {
        double ratio = ratio(excess);
        return Double.isNaN(ratio)
                ? Double.NaN
                : NORMAL.cumulativeProbability((ratio - benchmark) / standardError(excess));
    }

    /**
     * The per-period ratio that the best of so many skill-less trials is expected to show (Bailey and Lopez de Prado
     * 2014): {@code sd x ((1 - g) z(1 - 1/N) + g z(1 - 1/(N e)))}, g the Euler-Mascheroni constant. 0 for one trial.
     *
     * @param trials number of trials, at least 1
     * @param deviation standard deviation of the trials' per-period ratios, at least 0
     */
    public static double expectedBest(long trials, double deviation) {
        Check.atLeast("trials", trials, 1);
        Check.within("deviation", deviation, 0, Double.MAX_VALUE);
        if (trials == 1) {
            return 0;
        }
        double first = quantileOfBest(1.0 / trials);
        double second = quantileOfBest(1.0 / (trials * Math.E));
        return deviation * ((1 - EULER_MASCHERONI) * first + EULER_MASCHERONI * second);
    }

    /**
     * Deflated Sharpe ratio: the probability that the true ratio is above what the best of {@code trials} skill-less
     * trials shows. With the raw number of trials it errs on the side of doubt where trials are alike.
     *
     * @param deviation standard deviation of the per-period ratios over the trials
     */
    public static double deflated(double[] excess, long trials, double deviation) {
        return probabilistic(excess, expectedBest(trials, deviation));
    }

    /**
     * The fewest periods after which a ratio like this would be above {@code benchmark} with the asked confidence
     * (Bailey and Lopez de Prado 2012); NaN if the ratio is not above the benchmark: no length would do. See
     * {@link MinimumTrackRecord}.
     */
    public static double minimumTrackRecord(double[] excess, double benchmark, double confidence) {
        return MinimumTrackRecord.of(excess, benchmark, confidence).length();
    }

    /**
     * z(1 - tail) for tails up to 1/2, by halving: a library's quantile of 1 - tail is without end for very many
     * trials.
     */
    private static double quantileOfBest(double tail) {
        double low = 0;
        double high = FURTHEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            boolean beyond = Erf.erfc(middle / Math.sqrt(2)) / 2 < tail;
            low = beyond ? low : middle;
            high = beyond ? middle : high;
        }
        return (low + high) / 2;
    }

    private static double spread(double[] excess) {
        return spread(ratio(excess), Moments.skewness(excess), Moments.kurtosis(excess));
    }

    /** The variance of an estimated ratio times the periods less one; not below 0 by rounding. */
    static double spread(double ratio, double skewness, double kurtosis) {
        return Math.max(0, 1 - skewness * ratio + (kurtosis - 1) / 4 * ratio * ratio);
    }
}
