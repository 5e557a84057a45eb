package io.assay.model;

import java.util.List;

import io.assay.dataset.Target;
import io.assay.feature.FeatureRows;

/** Something that was fitted. Immutable and safe to use from several threads. */
public interface Model {
    /** Name of the learner that made it. */
    String learner();

    /** What it predicts. */
    Target target();

    /** The columns it reads, in its order; input may hold more, in any order. */
    List<String> features();

    /** How many of a stock's last bars it reads for one row, as {@link Learner#sequence()}. */
    default int sequence() {
        return 1;
    }

    /**
     * Predicts every row.
     *
     * @throws io.assay.base.DataException if a column it reads is not there
     */
    Predictions predict(FeatureRows rows);
}
