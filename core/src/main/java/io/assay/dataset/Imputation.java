package io.assay.dataset;

/** What a scaler makes of a missing value. */
public enum Imputation {
    /** It stays NaN. */
    NONE,
    /** It becomes the median of the training rows. */
    TRAIN_MEDIAN
}
