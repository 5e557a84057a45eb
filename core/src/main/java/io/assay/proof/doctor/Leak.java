package io.assay.proof.doctor;

import java.util.List;
import java.util.function.Function;

import io.assay.proof.Breach;

/**
 * A classic leak: how it is planted, and beside it the honest way of doing the same.
 *
 * @param name a few words, for example {@code centred window}
 * @param flaw what is wrong, in a sentence without a full stop
 * @param guard which check has to see it
 * @param examine plants it in the ward and examines both ways
 */
record Leak(String name, String flaw, String guard, Function<Ward, Examination> examine) {
    /**
     * What came of planting a leak.
     *
     * @param leaking what the guard says of the leak
     * @param honest what it says of the honest way
     * @param scores what both would have shown
     */
    record Examination(List<Breach> leaking, List<Breach> honest, Scores scores) {}

    /**
     * What a leak fakes.
     *
     * @param measure {@code AUC} or {@code Sharpe}
     * @param fake with the leak
     * @param honest without
     */
    record Scores(String measure, double fake, double honest) {
        static Scores auc(double fake, double honest) {
            return new Scores("AUC", fake, honest);
        }

        static Scores sharpe(double fake, double honest) {
            return new Scores("Sharpe", fake, honest);
        }
    }
}
