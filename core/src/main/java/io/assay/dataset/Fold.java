package io.assay.dataset;

import io.assay.base.Check;

/**
 * One way to cut a dataset: positions to learn from and positions to be judged on, both ascending.
 *
 * @param name for reports, for example {@code 2012-01-03..2012-12-31}
 * @param train positions of the training rows, purged
 * @param test positions of the test rows
 */
public record Fold(String name, int[] train, int[] test) {
    /** Checks the order of both. */
    public Fold {
        ascending("train", train);
        ascending("test", test);
    }

    private static void ascending(String name, int[] positions) {
        for (int i = 1; i < positions.length; i++) {
            Check.that(positions[i] > positions[i - 1], name, "ascend strictly", positions[i]);
        }
    }
}
