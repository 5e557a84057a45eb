package io.assay.model;

import java.util.List;

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
    private static final double WEIGHT_ROUNDING = 1e-9;

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
        return speaks(row) ? best : -1;
    }

    /** Whether the model says something about a row: no value of it is NaN. */
    public boolean speaks(int row) {
        boolean speaks = true;
        for (int k = 0; k < target.width(); k++) {
            speaks &= !Double.isNaN(values[row * target.width() + k]);
        }
        return speaks;
    }

    /** The rows at the given positions, in that order. */
    public Predictions select(int[] rows) {
        int width = target.width();
        double[] picked = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * width, picked, i * width, width);
        }
        return new Predictions(target, picked);
    }

    /**
     * The weighted mean of what several models say about the same rows. A row on which one of them is silent is NaN;
     * one of weight 0 is left out, silent or not.
     *
     * @param weights one for each of {@code parts}, at least 0, summing to 1
     */
    public static Predictions average(List<Predictions> parts, double[] weights) {
        Check.sameLength("weights", weights.length, parts.size());
        Predictions first = parts.get(0);
        double[] sums = new double[first.values().length];
        double total = 0;
        for (int m = 0; m < weights.length; m++) {
            Predictions part = parts.get(m);
            Check.that(part.target().equals(first.target()), "parts", "be of " + first.target(), part.target());
            Check.sameLength("values", part.values().length, sums.length);
            Check.within("weight", weights[m], 0, 1);
            total += weights[m];
            if (weights[m] > 0) {
                part.addTo(sums, weights[m]);
            }
        }
        Check.within("sum of weights", total, 1 - WEIGHT_ROUNDING, 1 + WEIGHT_ROUNDING);
        return new Predictions(first.target(), sums);
    }

    private void addTo(double[] sums, double weight) {
        int width = target.width();
        for (int row = 0; row < rows(); row++) {
            boolean speaks = speaks(row);
            for (int i = row * width; i < (row + 1) * width; i++) {
                sums[i] += speaks ? weight * values[i] : Double.NaN;
            }
        }
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
