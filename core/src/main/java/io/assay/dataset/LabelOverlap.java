package io.assay.dataset;

import java.util.Arrays;
import java.util.Optional;

import io.assay.base.Days;
import io.assay.base.Sorted;

/** Whether a fold learns from a row whose label reaches into what it is tested on. */
public final class LabelOverlap {
    private LabelOverlap() {}

    /**
     * Looks at every training row: its label was known before the first decision that it could meet in the test rows,
     * or it was decided after the last label of theirs was known. Pairs are compared by the labels' own days, without
     * any of the code that splits.
     *
     * @return the first training row that overlaps, in words
     */
    public static Optional<String> of(Fold fold, Dataset dataset) {
        int[] decision = dataset.rows().decisionDay();
        int[] known = dataset.rows().knownDay();
        // Latest label end among test rows decided up to a day: an earlier-known training row is apart from all later.
        int[] test = fold.test();
        int[] days = Arrays.stream(test).map(row -> decision[row]).toArray();
        int[] latest = new int[test.length];
        for (int j = 0; j < test.length; j++) {
            latest[j] = Math.max(known[test[j]], j == 0 ? Integer.MIN_VALUE : latest[j - 1]);
        }
        for (int row : fold.train()) {
            // Test rows decided not after the training row's label was known: all must be known before its decision.
            int count = Sorted.notAbove(days, known[row]);
            if (count > 0 && latest[count - 1] >= decision[row]) {
                return Optional.of("learns from the label of " + Days.text(decision[row]) + " to "
                        + Days.text(known[row]) + ", which reaches into rows that it is tested on");
            }
        }
        return Optional.empty();
    }
}
