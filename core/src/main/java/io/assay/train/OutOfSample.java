package io.assay.train;

import java.util.List;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.LiveRows;
import io.assay.model.Predictions;

/**
 * Predictions on rows that no model had seen, stitched over the folds of a walk-forward.
 *
 * @param rows the rows that were predicted and have a label, in the order of the dataset
 * @param predictions one row a row
 * @param folds what was fitted on what, in order
 * @param unlabelled what was said of rows of the same days that have no label
 */
public record OutOfSample(Dataset rows, Predictions predictions, List<Fold> folds, Unlabelled unlabelled) {
    /** Checks that both have as many rows. */
    public OutOfSample {
        Check.sameLength("predictions", predictions.rows(), rows.size());
        folds = List.copyOf(folds);
    }

    /** Predictions of rows with labels alone. */
    public OutOfSample(Dataset rows, Predictions predictions, List<Fold> folds) {
        this(
                rows,
                predictions,
                folds,
                new Unlabelled(
                        LiveRows.none(rows.features(), rows.instruments()),
                        new Predictions(predictions.target(), new double[0])));
    }

    /**
     * Predictions that cannot be judged, but acted on.
     *
     * @param rows the rows, sorted by day and then by instrument
     * @param predictions one row a row
     */
    public record Unlabelled(LiveRows rows, Predictions predictions) {
        /** Checks that both have as many rows. */
        public Unlabelled {
            Check.sameLength("predictions", predictions.rows(), rows.size());
        }
    }
}
