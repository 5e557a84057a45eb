package io.assay.train;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;
import io.assay.dataset.Fold;

/** Where the test rows of each fold stand in a stitched walk-forward. */
final class Stitched {
    private Stitched() {}

    /** For each fold the positions of its test rows among the stitched rows, which are in the dataset's order. */
    static int[][] rows(OutOfSample stitched) {
        List<Fold> folds = stitched.folds();
        int[] positions = folds.stream()
                .flatMapToInt(fold -> Arrays.stream(fold.test()))
                .sorted()
                .toArray();
        Check.sameLength("rows of the folds", positions.length, stitched.rows().size());
        int[][] rows = new int[folds.size()][];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = Arrays.stream(folds.get(k).test())
                    .map(position -> Arrays.binarySearch(positions, position))
                    .toArray();
        }
        return rows;
    }

    /**
     * Checks that several walk-forwards are about the same rows, folds and target.
     *
     * @throws IllegalArgumentException if there is none, or one differs from the first
     */
    static void sameRows(List<OutOfSample> candidates) {
        Check.atLeast("candidates", candidates.size(), 1);
        OutOfSample first = candidates.get(0);
        for (OutOfSample other : candidates) {
            Check.that(
                    other.predictions().target().equals(first.predictions().target()),
                    "candidates",
                    "predict " + first.predictions().target(),
                    other.predictions().target());
            Check.sameLength("folds", other.folds().size(), first.folds().size());
            for (int k = 0; k < first.folds().size(); k++) {
                Fold fold = first.folds().get(k);
                boolean same = Arrays.equals(fold.test(), other.folds().get(k).test())
                        && Arrays.equals(fold.train(), other.folds().get(k).train());
                Check.that(same, "candidates", "have the same rows in fold " + fold.name(), "other rows");
            }
        }
    }
}
