package io.assay.model;

import io.assay.feature.FeatureRows;

/**
 * A model that divides what it says of one row among the columns that it read there: Shapley values, see Lundberg and
 * Lee 2017. They say how the model came to its number, not whether the number is right.
 */
public interface Attributed {
    /** In what the values are counted, for people, for example {@code log odds of the second class}. */
    String unit();

    /**
     * The values.
     *
     * @param rows what is explained
     * @return one array a row: a value for each column of {@link Model#features()}, then what is said where nothing is
     *     known of a row; they sum to what the model says of it, in the unit
     * @throws io.assay.base.UsageException if the model says more than one number of a row
     */
    double[][] attribute(FeatureRows rows);
}
