package io.assay.backtest.risk;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Simulated futures of filtered historical simulation (Barone-Adesi, Giannopoulos and Vosper 1999). */
final class FilteredPaths {
    private FilteredPaths() {}

    /**
     * Losses of futures of several days: each day's return is a past standardised one drawn anew times the volatility
     * of the path, which then follows that return. Compounded; a loss of everything is the last.
     *
     * @param standardised ascending losses over the volatility known before them
     * @param volatility of the first day
     * @return ascending
     */
    static double[] losses(double[] standardised, double volatility, int horizon, int paths, RandomGenerator random) {
        double[] losses = new double[paths];
        for (int p = 0; p < paths; p++) {
            double variance = volatility * volatility;
            double growth = 1;
            for (int day = 0; day < horizon; day++) {
                double drawn = standardised[(int) (random.nextDouble() * standardised.length)];
                double value = -Math.sqrt(variance) * drawn;
                growth *= Math.max(0, 1 + value);
                variance = EwmaVolatility.next(variance, value);
            }
            losses[p] = 1 - growth;
        }
        Arrays.sort(losses);
        return losses;
    }
}
