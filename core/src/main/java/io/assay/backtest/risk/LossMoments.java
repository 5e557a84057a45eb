package io.assay.backtest.risk;

import io.assay.metric.Moments;

/**
 * Moments of losses.
 *
 * @param mean of the losses
 * @param deviation sample deviation
 * @param skewness above 0 where large losses are likelier than large gains
 * @param excess kurtosis less 3
 */
record LossMoments(double mean, double deviation, double skewness, double excess) {
    private static final double REACH = 4;

    static LossMoments of(double[] losses) {
        return new LossMoments(
                Moments.mean(losses),
                Moments.deviation(losses),
                Moments.skewness(losses),
                Moments.kurtosis(losses) - 3);
    }

    /**
     * Whether the quantiles of Cornish and Fisher ascend, so that they belong to a distribution at all. Their slope at
     * a normal quantile u is the parabola {@code a u^2 + b u + c} with {@code a = K / 8 - S^2 / 6, b = S / 3, c = 1 - K
     * / 8 + 5 S^2 / 36} (Maillard 2012); it may not be below 0 for any u from -{@value #REACH} to {@value #REACH}. What
     * lies further out happens in six of a hundred thousand cases; asked of it too, half of all normal samples would be
     * refused, those with a kurtosis that is by chance below 3.
     */
    boolean ascends() {
        double a = excess / 8 - skewness * skewness / 6;
        double b = skewness / 3;
        double c = 1 - excess / 8 + 5 * skewness * skewness / 36;
        double vertex = a > 0 ? Math.max(-REACH, Math.min(REACH, -b / (2 * a))) : REACH;
        return slope(a, b, c, vertex) >= 0 && slope(a, b, c, -REACH) >= 0 && slope(a, b, c, REACH) >= 0;
    }

    private static double slope(double a, double b, double c, double u) {
        return (a * u + b) * u + c;
    }
}
