package io.assay.model;

import io.assay.base.UsageException;
import io.assay.feature.FeatureRows;

/**
 * A model that divides what it says of one row among the columns that it read there: Shapley values, see Lundberg and
 * Lee 2017. They say how the model came to its number, not whether the number is right.
 */
public interface Attributed {
    /** In what the values are counted, for people, for example {@code log odds of the second class}. */
    String unit();

    /** How many numbers it says of a row before they become probabilities: 1, or one a class. */
    int sums();

    /**
     * The values behind one of its numbers.
     *
     * @param rows what is explained
     * @param sum which of its numbers, from 0; where there is one a class, that of the class
     * @return one array a row: a value for each column of {@link Model#features()}, then what is said where nothing is
     *     known of a row; they sum to what the model says of it, in the unit
     */
    double[][] attribute(FeatureRows rows, int sum);

    /**
     * The values of a model that says one number of a row.
     *
     * @throws UsageException if it says more
     */
    default double[][] attribute(FeatureRows rows) {
        if (sums() > 1) {
            throw new UsageException("Shapley values are of one number a row, and this model says one for each of "
                    + sums() + " classes. Fix: say of which class, or a model of two classes or of a number");
        }
        return attribute(rows, 0);
    }
}
