package io.assay.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.LiveRows;

/** Which fold predicts which rows without a label. */
final class OpenRows {
    private OpenRows() {}

    /**
     * For each fold the positions of those from its first tested day on, up to the next fold's.
     *
     * @throws IllegalArgumentException if there are any, and folds are not tested one after the other in time
     */
    static List<int[]> of(Dataset dataset, List<Fold> folds, LiveRows unlabelled) {
        List<int[]> open = new ArrayList<>();
        if (unlabelled.size() == 0) {
            folds.forEach(fold -> open.add(new int[0]));
            return open;
        }
        int[] days = dataset.rows().decisionDay();
        int[] first = folds.stream()
                .mapToInt(fold ->
                        Arrays.stream(fold.test()).map(row -> days[row]).min().orElse(Integer.MAX_VALUE))
                .toArray();
        for (int k = 0; k < first.length; k++) {
            int from = first[k];
            int to = k + 1 < first.length ? first[k + 1] : Integer.MAX_VALUE;
            Check.that(
                    from <= to,
                    "folds",
                    "be tested one after the other in time",
                    folds.get(k).name());
            requireBefore(dataset, folds.get(k), to);
            open.add(IntStream.range(0, unlabelled.size())
                    .filter(row -> unlabelled.day()[row] >= from && unlabelled.day()[row] < to)
                    .toArray());
        }
        return open;
    }

    private static void requireBefore(Dataset dataset, Fold fold, int next) {
        int[] days = dataset.rows().decisionDay();
        int last = Arrays.stream(fold.test()).map(row -> days[row]).max().orElse(Integer.MIN_VALUE);
        Check.that(last < next, "fold " + fold.name(), "be tested before the next one is", last);
    }
}
