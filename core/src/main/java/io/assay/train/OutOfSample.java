package io.assay.train;

import java.util.List;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.model.Predictions;

/**
 * Predictions on rows that no model had seen, stitched over the folds of a walk-forward.
 *
 * @param rows the rows that were predicted, in the order of the dataset
 * @param predictions one row a row
 * @param folds what was fitted on what, in order
 */
public record OutOfSample(Dataset rows, Predictions predictions, List<Fold> folds) {
    /** Checks that both have as many rows. */
    public OutOfSample {
        Check.sameLength("predictions", predictions.rows(), rows.size());
        folds = List.copyOf(folds);
    }
}
