package io.assay.metric;

import io.assay.base.Check;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Whether two forecasts of the same rows lose equally much (Diebold and Mariano 1995, equation 3): the mean of their
 * loss differences over its standard error. Losses of forecasts over h sessions overlap, so the error allows for
 * autocorrelation ({@link NeweyWest}); the statistic is drawn in for few rows by {@code sqrt((n + 1 - 2 h + h (h - 1) /
 * n) / n)} and held against Student's t with n - 1 degrees of freedom (Harvey, Leybourne and Newbold 1997, equations 8
 * and 9).
 *
 * @param n loss differences
 * @param mean their mean; below 0 where the first forecast loses less
 * @param statistic of Student's t; 0 where no difference varies; NaN where there are too few rows for the horizon
 * @param p two-sided probability of so large a statistic if both lose equally much; 1 where no difference varies; NaN
 *     where the statistic is
 */
public record DieboldMariano(int n, double mean, double statistic, double p) {
    /**
     * The test with autocovariances over enough lags, see {@link #lags}.
     *
     * @param differences loss of the first forecast less that of the second, in the order of time
     * @param horizon sessions over which losses overlap, at least 1
     */
    public static DieboldMariano of(double[] differences, int horizon) {
        return of(differences, horizon, lags(differences.length, horizon));
    }

    /** The same with autocovariances up to {@code lags}, at least 0. */
    public static DieboldMariano of(double[] differences, int horizon, int lags) {
        double h = Check.atLeast("horizon", horizon, 1);
        int n = differences.length;
        double mean = Moments.mean(differences);
        double correction = (n + 1 - 2 * h + h * (h - 1) / n) / n;
        if (n < 2 || !(correction > 0) || Double.isNaN(mean)) {
            return new DieboldMariano(n, mean, Double.NaN, Double.NaN);
        }
        if (Moments.isConstant(differences)) {
            double certain = mean == 0 ? 0 : Double.NaN;
            return new DieboldMariano(n, mean, certain, certain + 1);
        }
        double t = NeweyWest.tOfMean(differences, lags) * Math.sqrt(correction);
        double p = 2 * new TDistribution(n - 1.0).cumulativeProbability(-Math.abs(t));
        return new DieboldMariano(n, mean, t, p);
    }

    /**
     * How many lags: three times the overlap, at least the cube root of the rows. The weights of Newey and West fall
     * with the lag; with h - 1 lags alone, forecasts over 5 sessions would have an error too small by a sixth.
     */
    public static int lags(int rows, int horizon) {
        return Math.max(3 * horizon, (int) Math.ceil(StrictMath.cbrt(rows)));
    }

    /** One-sided probability of a mean so far below 0 if it is not below 0: small where the first is better. */
    public double pFirstBetter() {
        return statistic < 0 ? p / 2 : 1 - p / 2;
    }
}
