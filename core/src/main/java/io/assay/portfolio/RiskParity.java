package io.assay.portfolio;

import java.util.Arrays;

/**
 * Weights of which each brings in the same share of the variance. They are the minimum of {@code x'Cx / 2 - sum of
 * ln(x_i) / n}, which is convex (Spinu 2013, An Algorithm for Computing Risk Parity Weights), scaled to sum to 1; it is
 * found by solving for one name at a time in turn (Griveau-Billion, Richard and Roncalli 2013).
 */
final class RiskParity {
    private static final int MOST_TURNS = 100_000;
    private static final double ENOUGH = 1e-12;

    private RiskParity() {}

    /** Weights above 0 that sum to 1. */
    static double[] of(Covariance covariance) {
        int n = covariance.width();
        double budget = 1.0 / n;
        double[] x = new double[n];
        Arrays.setAll(x, i -> Math.sqrt(budget) / covariance.volatility(i));
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            double[] product = covariance.times(x);
            if (apart(x, product, budget) < ENOUGH) {
                double sum = Arrays.stream(x).sum();
                return Arrays.stream(x).map(v -> v / sum).toArray();
            }
            for (int i = 0; i < n; i++) {
                double own = covariance.matrix()[i][i];
                double others = product[i] - own * x[i];
                double next = (Math.sqrt(others * others + 4 * own * budget) - others) / (2 * own);
                double moved = next - x[i];
                for (int k = 0; k < n; k++) {
                    product[k] += moved * covariance.matrix()[k][i];
                }
                x[i] = next;
            }
        }
        throw new IllegalStateException("equal shares of risk were not found in " + MOST_TURNS + " turns");
    }

    /** By how much a share of the risk is off, over what each should be. */
    private static double apart(double[] x, double[] product, double budget) {
        double most = 0;
        for (int i = 0; i < x.length; i++) {
            most = Math.max(most, Math.abs(x[i] * product[i] / budget - 1));
        }
        return most;
    }
}
