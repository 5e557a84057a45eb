package io.assay.metric;

import io.assay.base.Check;

/** The mean of an autocorrelated series and its standard error after Newey and West (1987). */
public final class NeweyWest {
    private NeweyWest() {}

    /**
     * Standard error of the mean: {@code sqrt((g0 + 2 sum_k (1 - k / (lags + 1)) g_k) / n)} with autocovariances g of
     * divisor n. NaN below two values.
     *
     * @param lags from 0; for labels that overlap over h sessions at least h - 1
     */
    public static double standardError(double[] values, int lags) {
        Check.atLeast("lags", lags, 0);
        int n = values.length;
        if (n < 2) {
            return Double.NaN;
        }
        double variance = Moments.autocovariance(values, 0);
        for (int k = 1; k <= Math.min(lags, n - 1); k++) {
            variance += 2 * (1 - k / (lags + 1.0)) * Moments.autocovariance(values, k);
        }
        return Math.sqrt(Math.max(0, variance) / n);
    }

    /** Mean over its standard error; NaN below two values or where the error is 0. */
    public static double tOfMean(double[] values, int lags) {
        double error = standardError(values, lags);
        return error > 0 ? Moments.mean(values) / error : Double.NaN;
    }
}
