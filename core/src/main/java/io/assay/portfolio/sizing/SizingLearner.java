package io.assay.portfolio.sizing;

import java.util.Map;

import io.assay.base.Seed;

/** Trains agents of one kind. Immutable. */
public interface SizingLearner {
    /** Standard name, for example {@code ppo}. */
    String name();

    /** Every hyper-parameter. */
    Map<String, Object> parameters();

    /**
     * Trains an agent on the calling thread alone: the same lesson and seed give the same bits.
     *
     * @throws io.assay.base.DataException if training leaves the finite numbers
     */
    SizingPolicy train(Lesson lesson, Seed seed);
}
