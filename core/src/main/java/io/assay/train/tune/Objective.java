package io.assay.train.tune;

import java.util.Map;

import io.assay.base.Seed;

/** What a trial scores, step by step. Called from several threads. */
@FunctionalInterface
public interface Objective {
    /**
     * Does one step of a trial.
     *
     * @param values hyper-parameters by name
     * @param step from 0
     * @param seed the same for this step of every trial, so that trials differ by their values alone
     * @throws io.assay.base.DataException if it cannot be fitted or scored; the trial has failed then, the search goes
     *     on
     */
    StepScore score(Map<String, Object> values, int step, Seed seed);
}
