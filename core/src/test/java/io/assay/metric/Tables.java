package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Seed;

/** Returns of trials for the tests of what many trials are worth. */
final class Tables {
    private Tables() {}

    /**
     * The linear congruential generator of ISO C, the same in the numpy scripts of the references: {@code x =
     * (1103515245 x + 12345) % 2**31} from 12345, row by row, {@code ((x >> 16) % 2001 - 1000) / 1e5 + lift * k +
     * level}.
     */
    static double[][] congruential(int trials, int sessions, double lift, double level) {
        long x = 12345;
        double[][] table = new double[trials][sessions];
        for (int k = 0; k < trials; k++) {
            for (int t = 0; t < sessions; t++) {
                x = (1103515245 * x + 12345) & 0x7FFFFFFF;
                table[k][t] = ((x >> 16) % 2001 - 1000) / 1e5 + lift * k + level;
            }
        }
        return table;
    }

    /** Independent standard normal values. */
    static double[][] noise(int trials, int sessions, Seed seed) {
        double[][] table = new double[trials][sessions];
        for (int k = 0; k < trials; k++) {
            var random = seed.child(k).random();
            Arrays.setAll(table[k], t -> random.nextGaussian());
        }
        return table;
    }

    static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(v -> factor * v).toArray();
    }

    static double[] plus(double[] values, double level) {
        return Arrays.stream(values).map(v -> v + level).toArray();
    }

    static double[][] reversed(double[][] rows) {
        double[][] reversed = new double[rows.length][];
        Arrays.setAll(reversed, k -> rows[rows.length - 1 - k]);
        return reversed;
    }

    static double[][] twice(double[][] rows) {
        double[][] twice = Arrays.copyOf(rows, 2 * rows.length);
        System.arraycopy(rows, 0, twice, rows.length, rows.length);
        return twice;
    }
}
