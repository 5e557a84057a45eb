package io.assay.torch.net;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How a weight starts. Draws come from Java's generator, so that they do not change with the native library. */
@FunctionalInterface
interface Init {
    /** Fills a weight. */
    void fill(float[] values, RandomGenerator random);

    /** Every element the same. */
    static Init constant(float value) {
        return (values, random) -> Arrays.fill(values, value);
    }

    /** Uniform in [-1/sqrt(n), 1/sqrt(n)), as PyTorch starts dense and recurrent layers of n inputs or units. */
    static Init uniform(long inputs) {
        double bound = 1 / Math.sqrt((double) inputs);
        return (values, random) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (bound * (2 * random.nextDouble() - 1));
            }
        };
    }

    /** Normal with the given standard deviation. */
    static Init normal(double deviation) {
        return (values, random) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
        };
    }

    /**
     * The bias of an LSTM's gates: 0, but 1 for the gate that forgets, so that memory is kept at first (Jozefowicz,
     * Zaremba and Sutskever 2015; Keras' {@code unit_forget_bias}).
     */
    static Init forgetting(int hidden) {
        return (values, random) -> {
            Arrays.fill(values, 0);
            Arrays.fill(values, hidden, 2 * hidden, 1);
        };
    }
}
