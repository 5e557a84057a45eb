package io.assay.backtest.risk;

import java.util.random.RandomGenerator;

import io.assay.base.Seed;

/** Returns of known distributions. */
final class Walks {
    private Walks() {}

    /** Independent normal returns. */
    static double[] normal(int n, double mean, double deviation, long seed) {
        RandomGenerator random = Seed.of(seed).random();
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = mean + deviation * random.nextGaussian();
        }
        return values;
    }

    /** Independent returns of Student's t, times a scale. */
    static double[] student(int n, int degrees, double scale, long seed) {
        RandomGenerator random = Seed.of(seed).random();
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            double squares = 0;
            for (int k = 0; k < degrees; k++) {
                double normal = random.nextGaussian();
                squares += normal * normal;
            }
            values[i] = scale * random.nextGaussian() / Math.sqrt(squares / degrees);
        }
        return values;
    }

    /** GARCH(1,1) returns of normal innovations: variance = 1e-6 + 0.1 x squared return + 0.89 x variance. */
    static double[] garch(int n, long seed) {
        double[] values = normal(n, 0, 1, seed);
        double variance = 1e-4;
        for (int i = 0; i < n; i++) {
            values[i] *= Math.sqrt(variance);
            variance = 1e-6 + .1 * values[i] * values[i] + .89 * variance;
        }
        return values;
    }
}
