package io.assay.proof;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;

/** Proof that whatever is fitted on training rows knows nothing of any other row. */
public final class FittedProof {
    private static final int TIMES = 3;

    private FittedProof() {}

    /** Something that is fitted on some rows of a dataset. */
    @FunctionalInterface
    public interface Fit {
        /**
         * Fits on the training rows and says something that shows all of what was learnt, for example predictions.
         *
         * @param dataset all rows
         * @param train ascending positions of the rows that may be learnt from
         */
        double[] on(Dataset dataset, int[] train);
    }

    /**
     * Fits again after the features, targets, outcomes and weights of every row outside the training rows were replaced
     * by noise, rows of other instruments included: every bit of what is said stays.
     *
     * @param train ascending positions of the rows that may be learnt from; not all rows
     */
    public static List<Breach> of(String name, Fit fit, Dataset dataset, int[] train, Seed seed) {
        double[] before = fit.on(dataset, train);
        IntPredicate kept = row -> Arrays.binarySearch(train, row) >= 0;
        for (int time = 0; time < TIMES; time++) {
            double[] after = fit.on(Disturbance.of(dataset, 1, kept, kept, seed.child(time)), train);
            int moved = Arrays.mismatch(before, after);
            if (moved >= 0) {
                return List.of(new Breach(
                        name,
                        "noise in the " + (dataset.size() - train.length) + " rows outside training",
                        "value " + moved + " of what was learnt "
                                + (moved < before.length && moved < after.length
                                        ? "was " + before[moved] + " and is " + after[moved]
                                        : "is there no more")));
            }
        }
        return List.of();
    }
}
