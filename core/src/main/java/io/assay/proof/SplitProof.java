package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Days;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.Splitter;

/** Proof that no fold learns from a row whose label reaches into what it is tested on. */
public final class SplitProof {
    private SplitProof() {}

    /**
     * Looks at every fold: a row that is learnt from was known before the first decision that it could meet in the test
     * rows, or was decided after the last label of theirs was known. Pairs are compared by the labels' own days,
     * without any of the code that splits.
     *
     * @return the first pair that overlaps in each fold
     */
    public static List<Breach> of(Splitter splitter, Dataset dataset) {
        List<Breach> breaches = new ArrayList<>();
        for (Fold fold : splitter.split(dataset)) {
            overlap(splitter.spec(), fold, dataset, breaches);
        }
        return breaches;
    }

    private static void overlap(String name, Fold fold, Dataset dataset, List<Breach> breaches) {
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
            int count = count(days, known[row]);
            if (count > 0 && latest[count - 1] >= decision[row]) {
                breaches.add(new Breach(
                        name,
                        "fold " + fold.name(),
                        "learns from " + text(decision[row], known[row])
                                + ", which reaches into rows that it is tested on"));
                return;
            }
        }
    }

    private static String text(int from, int to) {
        return "the label of " + Days.text(from) + " to " + Days.text(to);
    }

    /** How many ascending days are not after the given one. */
    private static int count(int[] days, int day) {
        int low = 0;
        int high = days.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] <= day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
