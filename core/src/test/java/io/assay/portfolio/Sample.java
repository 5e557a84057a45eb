package io.assay.portfolio;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;

/** Returns that golden values were computed from, and random ones. */
final class Sample {
    static final List<String> NAMES = List.of("A", "B", "C", "D", "E");

    /** Drawn once with NumPy and rounded. */
    static final double[][] ROWS = {
        {0.0196, -0.0207, -0.0163, -0.0079, 0.0006},
        {-0.0111, 0.008, 0.0118, 0.0153, -0.0239},
        {0.0134, 0.0224, 0.0179, 0.0131, -0.004},
        {-0.0249, 0.0059, 0.0167, 0.0071, -0.0321},
        {-0.0022, 0.0026, -0.0002, 0.0101, -0.0184},
        {-0.0096, 0.0003, 0.004, -0.005, 0.0106},
        {0.0006, -0.0147, 0.0025, -0.0135, -0.0198},
        {-0.0001, 0.0055, -0.0004, -0.0058, 0.0003},
        {-0.0296, -0.0032, -0.0086, -0.0252, -0.0092},
        {-0.0042, 0.0149, 0.0104, 0.0126, 0.0045},
        {-0.0136, -0.0142, -0.0, -0.0021, -0.0003},
        {-0.001, -0.0025, 0.0063, 0.0025, -0.0066},
        {-0.0222, -0.0232, -0.0194, -0.0084, 0.0087},
        {-0.0096, -0.004, -0.0004, -0.0012, 0.001},
        {0.0089, -0.008, -0.0232, -0.0258, 0.0009},
        {0.0047, 0.0106, -0.0144, -0.0076, -0.003},
        {-0.0207, 0.0074, 0.0031, 0.0008, 0.0198},
        {-0.0061, 0.0034, -0.0022, -0.0034, -0.0018},
        {0.0056, -0.0085, -0.0194, 0.0035, 0.0039},
        {-0.0108, -0.0026, -0.0165, -0.0032, 0.009},
        {-0.0265, -0.0053, -0.007, -0.0185, -0.0017},
        {0.0028, 0.0067, -0.0044, 0.0229, -0.0049},
        {-0.0047, -0.0113, -0.0081, -0.0118, -0.0137},
        {0.0038, -0.0016, -0.0075, 0.007, 0.013}
    };

    private Sample() {}

    static DailyReturns returns() {
        return new DailyReturns(NAMES, ROWS);
    }

    static Covariance covariance() {
        return CovarianceEstimator.of(CovarianceEstimator.Kind.SAMPLE, MissingReturns.COMPLETE_DAYS)
                .of(returns());
    }

    /** Returns of names with a common part, whose volatilities differ. */
    static DailyReturns random(int names, int sessions, long seed) {
        RandomGenerator random = Seed.of(seed).random();
        double[][] rows = new double[sessions][names];
        for (double[] row : rows) {
            double common = 0.01 * random.nextGaussian();
            for (int i = 0; i < names; i++) {
                row[i] = (0.3 + 1.2 * i / names) * common + (0.008 + 0.004 * (i % 5)) * random.nextGaussian();
            }
        }
        return new DailyReturns(IntStream.range(0, names).mapToObj(i -> "N" + i).toList(), rows);
    }

    static double[] copy(double[] values) {
        return Arrays.copyOf(values, values.length);
    }
}
