package io.assay.backtest.risk;

import java.util.Arrays;

/**
 * Volatility as it was known the day before (RiskMetrics Technical Document 1996): variance = 0.94 x the one before +
 * 0.06 x the last squared return. It begins with the mean square of the first {@value #FIRST} returns.
 */
final class EwmaVolatility {
    static final double DECAY = 0.94;

    /** Returns behind the first value. */
    static final int FIRST = 20;

    private double variance;
    private int seen;

    /** The variance after one more return. */
    static double next(double variance, double value) {
        return DECAY * variance + (1 - DECAY) * value * value;
    }

    /** Takes in the return of a day. */
    void add(double value) {
        variance = seen < FIRST ? (variance * seen + value * value) / (seen + 1) : next(variance, value);
        seen++;
    }

    /** Deviation of the day to come; NaN before {@value #FIRST} returns are known. */
    double ahead() {
        return seen < FIRST ? Double.NaN : Math.sqrt(variance);
    }

    /**
     * For each return the deviation that was expected of it, and one more: that of the day after the last.
     *
     * @param returns leading NaN are left out
     */
    static double[] known(double[] returns) {
        double[] known = new double[returns.length + 1];
        Arrays.fill(known, Double.NaN);
        EwmaVolatility volatility = new EwmaVolatility();
        for (int t = 0; t < returns.length; t++) {
            known[t] = volatility.ahead();
            if (!Double.isNaN(returns[t])) {
                volatility.add(returns[t]);
            }
        }
        known[returns.length] = volatility.ahead();
        return known;
    }
}
