package io.assay.dataset;

/** Which columns of a feature set a model may see. */
public enum ColumnChoice {
    /** Columns that do not depend on the scale of prices or volume: the default, and a must for several instruments. */
    SCALE_FREE,
    /** Every column; for one instrument only, since a price level tells instruments and years apart. */
    ALL
}
