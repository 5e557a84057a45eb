package io.assay.torch.net;

import java.util.Arrays;

import io.assay.base.Seed;

/**
 * A named array of a network.
 *
 * @param name unique in its network, for example {@code lstm1.input}
 * @param shape its dimensions
 * @param role what training does with it
 * @param init how it starts
 */
public record Weight(String name, long[] shape, Role role, Init init) {
    /** What training does with a weight. */
    public enum Role {
        /** Learnt, and drawn towards 0 where weight decay is asked for: the matrices. */
        MATRIX,
        /** Learnt, and never drawn towards 0: biases, gains of norms, embeddings' offsets. */
        BIAS,
        /** Not learnt: statistics that are kept for predicting. */
        STATISTIC
    }

    /** A matrix of a dense layer. */
    static Weight matrix(String name, long rows, long columns) {
        return new Weight(name, new long[] {rows, columns}, Role.MATRIX, Init.balanced(columns, rows));
    }

    /** A bias, gain or offset. */
    static Weight bias(String name, long length, Init init) {
        return new Weight(name, new long[] {length}, Role.BIAS, init);
    }

    /** Number of elements. */
    public int size() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    /** Whether the optimiser changes it. */
    public boolean isLearnt() {
        return role != Role.STATISTIC;
    }

    /** Its values before training; they depend on the seed and the name alone. */
    public float[] start(Seed seed) {
        float[] values = new float[size()];
        init.fill(values, seed.child(name).random());
        return values;
    }
}
