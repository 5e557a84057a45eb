package io.assay.dataset;

/** What becomes of a row on which some feature is NaN. */
public enum MissingFeatures {
    /** The whole row is dropped. */
    DROP,
    /** The row is kept with its NaN. */
    KEEP
}
