package io.assay.train.tune;

import java.util.Map;

import io.assay.base.Seed;

/** How the next trial is chosen. Immutable; the same history and seed give the same proposal. */
public interface Sampler {
    /**
     * Proposes the next trial.
     *
     * @param space what may be varied
     * @param history what was tried before
     * @param seed of the whole search
     * @return a value for each dimension, in their order
     */
    Map<String, Object> propose(SearchSpace space, History history, Seed seed);

    /** Most trials that make sense in a space. */
    default long most(SearchSpace space) {
        return Long.MAX_VALUE;
    }

    /** What it is, with all that changes its proposals. */
    String spec();
}
