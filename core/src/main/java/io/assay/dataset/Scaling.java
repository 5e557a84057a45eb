package io.assay.dataset;

/** How a column is brought to a common scale. */
public enum Scaling {
    /** Less the mean, by the sample standard deviation. */
    STANDARD,
    /** Less the median, by the interquartile range / 1.349 (which is the standard deviation of a normal column). */
    ROBUST
}
