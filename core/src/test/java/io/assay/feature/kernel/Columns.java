package io.assay.feature.kernel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;

import static org.assertj.core.api.Assertions.assertThat;

/** Columns that are hard on running sums, and the comparison with a naive form, window by window. */
final class Columns {
    static final int SIZE = 6000;
    static final int[] WIDTHS = {2, 3, 5, 14, 20, 60, 252};

    private Columns() {}

    /** A value of a window that ends at a row. */
    interface Naive {
        double at(double[] x, int from, int to);
    }

    /** Prices from 1e-2 to 1e5: walks at both ends, falls from the one to the other, constant tails, tiny noise. */
    static Map<String, double[]> hard() {
        Map<String, double[]> all = new LinkedHashMap<>();
        all.put("walk near 1e5", walk(1, t -> 1e5));
        all.put("walk near 1e-2", walk(2, t -> 1e-2));
        all.put("falls at once from 1e5 to 1e-2", walk(3, t -> t < 3001 ? 1e5 : 1e-2));
        all.put("falls steadily from 1e5 to 1e-2", walk(4, t -> 1e5 * Math.pow(1e-7, t / (SIZE - 1.0))));
        all.put("rises at once from 1e-2 to 1e5", walk(5, t -> t < 777 ? 1e-2 : 1e5));
        all.put("spikes for a day", walk(6, t -> t % 97 == 13 ? 1e5 : 1e-2));
        double[] tail = walk(7, t -> 100);
        Arrays.fill(tail, 4000, SIZE, tail[3999]);
        all.put("stands still from row 4000 on", tail);
        all.put("ticks of a cent at 1e5", cents(8));
        return all;
    }

    /** The one of that name. */
    static double[] hard(String name) {
        return Optional.ofNullable(hard().get(name)).orElseThrow();
    }

    private static double[] walk(long seed, IntToDoubleFunction level) {
        RandomGenerator random = Seed.of(seed).random();
        double[] x = new double[SIZE];
        double sum = 0;
        for (int t = 0; t < SIZE; t++) {
            sum = 0.999 * sum + 0.01 * random.nextGaussian();
            x[t] = level.applyAsDouble(t) * Math.exp(sum);
        }
        return x;
    }

    private static double[] cents(long seed) {
        RandomGenerator random = Seed.of(seed).random();
        double[] x = new double[SIZE];
        Arrays.setAll(x, t -> 1e5 + 0.01 * random.nextInt(-3, 4));
        return x;
    }

    /**
     * Fails where {@code actual} differs from the naive form by more than {@code tolerance} of {@code scale}, or is
     * defined where the window is not full.
     */
    static void compare(String what, Case with, double[] actual, Naive naive, Naive scale) {
        for (int t = 0; t < with.to(); t++) {
            int from = t - with.width() + 1;
            if (from < with.from()) {
                assertThat(actual[t]).as("%s, row %d", what, t).isNaN();
                continue;
            }
            double expected = naive.at(with.x(), from, t);
            double off = Math.abs(actual[t] - expected);
            assertThat(off <= with.tolerance() * scale.at(with.x(), from, t))
                    .as("%s, width %d, row %d: %s instead of %s", what, with.width(), t, actual[t], expected)
                    .isTrue();
        }
    }

    /** What a kernel was run on. */
    record Case(double[] x, int from, int to, int width, double tolerance) {
        static Case of(double[] x, int width) {
            return new Case(x, 0, x.length, width, 1e-10);
        }

        Span span() {
            return new Span(from, to);
        }
    }

    static double mean(double[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i <= to; i++) {
            sum += x[i];
        }
        return sum / (to - from + 1);
    }

    /** Sum of squares about the mean, in two passes over differences from the first value. */
    static double squares(double[] x, int from, int to) {
        double shift = 0;
        for (int i = from; i <= to; i++) {
            shift += x[i] - x[from];
        }
        shift /= to - from + 1;
        double sum = 0;
        for (int i = from; i <= to; i++) {
            double d = x[i] - x[from] - shift;
            sum += d * d;
        }
        return sum;
    }
}
