package io.assay.dataset;

import java.util.List;

/** A rule that cuts a dataset into folds. Every cut is a calendar day, the same for all instruments. */
public interface Splitter {
    /**
     * The folds, in order. In each, no training row's span [entry day, known day] touches the span [first decision day,
     * last known day] of a block of test rows, nor the embargo after it.
     *
     * @throws io.assay.base.DataException if the dataset is too short for this rule
     */
    List<Fold> split(Dataset dataset);

    /** The rule as a specification, for example {@code walk-forward(train=1260, test=252, expanding)}. */
    String spec();
}
