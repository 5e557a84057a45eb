package io.assay.backtest.risk;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * A loss that is exceeded with a small probability, and the mean of those beyond it. Losses are positive fractions of
 * equity. A pair of NaN where they are not defined.
 *
 * @param var value at risk: the loss not exceeded with the probability {@code level}
 * @param shortfall expected shortfall (CVaR): the mean loss of the worst {@code 1 - level}, never below {@code var}
 */
record TailLoss(double var, double shortfall) {
    static final TailLoss UNDEFINED = new TailLoss(Double.NaN, Double.NaN);

    /** Tells a product such as 1000 x (1 - .99) from the number that it stands for. */
    private static final double ROUNDING = 1e-9;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** How many of {@code n} losses are expected beyond a level, exact where it is a whole number. */
    static double beyond(int n, double level) {
        double expected = n * (1 - level);
        double whole = Math.rint(expected);
        return Math.abs(expected - whole) < ROUNDING * Math.max(1, n) ? whole : expected;
    }

    /**
     * Of losses themselves: the least x with an empirical probability of at least {@code level} not above it, and the
     * mean of the worst {@code 1 - level}, of which the loss at the edge counts in part (Acerbi and Tasche 2002,
     * definition 2.6 and proposition 4.1).
     *
     * @param ascending at least one loss
     */
    static TailLoss empirical(double[] ascending, double level) {
        int n = ascending.length;
        double beyond = beyond(n, level);
        int whole = Math.min(n - 1, (int) Math.floor(beyond));
        double edge = ascending[n - 1 - whole];
        double sum = 0;
        for (int i = n - 1; i > n - 1 - whole; i--) {
            sum += ascending[i];
        }
        // Rounding must not put the mean of equal losses below each of them.
        return new TailLoss(edge, beyond > 0 ? Math.max(edge, (sum + (beyond - whole) * edge) / beyond) : edge);
    }

    /** Of normal losses: {@code m + z s} and {@code m + s phi(z) / (1 - level)} with m the mean loss. */
    static TailLoss normal(double meanLoss, double deviation, double level) {
        double z = NORMAL.inverseCumulativeProbability(level);
        return new TailLoss(meanLoss + z * deviation, meanLoss + deviation * NORMAL.density(z) / (1 - level));
    }

    /**
     * Of losses whose normal quantiles u are bent to {@code u + (u^2 - 1) S / 6 + (u^3 - 3 u) K / 24 - (2 u^3 - 5 u)
     * S^2 / 36}; the shortfall is the integral of these over the tail, in closed form (Maillard 2012, "A User's Guide
     * to the Cornish Fisher Expansion").
     *
     * @param moments of the losses
     */
    static TailLoss cornishFisher(LossMoments moments, double level) {
        if (!moments.ascends()) {
            return UNDEFINED;
        }
        double z = NORMAL.inverseCumulativeProbability(level);
        double s = moments.skewness();
        double k = moments.excess();
        double bent = z + (z * z - 1) * s / 6 + (z * z * z - 3 * z) * k / 24 - (2 * z * z * z - 5 * z) * s * s / 36;
        double mean =
                NORMAL.density(z) / (1 - level) * (1 + z * s / 6 + (z * z - 1) * k / 24 + (1 - 2 * z * z) * s * s / 36);
        return new TailLoss(moments.mean() + moments.deviation() * bent, moments.mean() + moments.deviation() * mean);
    }

    /** Both times a positive factor. */
    TailLoss times(double factor) {
        return new TailLoss(factor * var, factor * shortfall);
    }
}
