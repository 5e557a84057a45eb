package io.assay.evaluate;

import io.assay.metric.Draws;

/**
 * One figure of an evaluation.
 *
 * @param name for example {@code balanced accuracy}
 * @param value NaN where it has no meaning
 * @param interval from redrawn blocks of whole days; both ends NaN where it has none
 * @param note what it is, its range, or why it is NaN
 */
public record Figure(String name, double value, Draws.Interval interval, String note) {}
