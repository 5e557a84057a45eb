package io.assay.model;

import io.assay.base.Check;
import io.assay.dataset.Target;

/**
 * What a model says about some rows.
 *
 * @param target what was asked
 * @param values row by row, {@link Target#width()} values a row: class probabilities that sum to 1, or one number; a
 *     row on which the model has nothing to say holds NaN
 */
public record Predictions(Target target, double[] values) {
    /** Checks that the rows are whole. */
    public Predictions {
        Check.that(values.length % target.width() == 0, "values", "hold whole rows", values.length);
    }

    /** Number of rows. */
    public int rows() {
        return values.length / target.width();
    }

    /** Probability of a class on a row. */
    public double probability(int row, int classNumber) {
        return values[row * target.width() + classNumber];
    }

    /** The most probable class of a row (the lowest of several equal ones), or -1 where nothing is said. */
    public int classOf(int row) {
        int width = target.width();
        int best = 0;
        for (int k = 1; k < width; k++) {
            best = probability(row, k) > probability(row, best) ? k : best;
        }
        return Double.isNaN(probability(row, best)) ? -1 : best;
    }

    /** One number that orders rows from bearish to bullish: the value, or the mean class position scaled to [-1, 1]. */
    public double score(int row) {
        int width = target.width();
        if (width == 1) {
            return values[row];
        }
        double sum = 0;
        for (int k = 0; k < width; k++) {
            sum += probability(row, k) * (2.0 * k / (width - 1) - 1);
        }
        return sum;
    }
}
