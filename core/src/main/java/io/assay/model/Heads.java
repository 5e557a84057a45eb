package io.assay.model;

import io.assay.feature.FeatureRows;

/** A model that says of a row more than its target: how large the move will be and how sure it is of the direction. */
public interface Heads {
    /** The return expected of each row, as a fraction; NaN where the model is silent. */
    double[] moves(FeatureRows rows);

    /**
     * How probable it is that the most probable class of each row comes true, 0..1; NaN where the model is silent. It
     * is learnt from rows that the classes were not learnt from.
     */
    double[] confidence(FeatureRows rows);
}
