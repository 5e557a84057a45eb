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

    /** Uniform in [-1/sqrt(n), 1/sqrt(n)), as PyTorch starts recurrent layers of n units. */
    static Init uniform(long units) {
        return within(1 / Math.sqrt((double) units));
    }

    /**
     * Uniform with variance 2 / (inputs + outputs) (Glorot and Bengio 2010; what Keras starts dense layers with, whose
     * networks the request describes). PyTorch's own start of dense layers has a third of that variance between layers
     * of one width.
     */
    static Init balanced(long inputs, long outputs) {
        return within(Math.sqrt(6 / (double) (inputs + outputs)));
    }

    private static Init within(double bound) {
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
