package io.assay.metric;

import io.assay.base.Check;

/**
 * Counts of actual against predicted classes, and the figures made of them. Counts are {@code double}s so that rows may
 * carry weights (multiplicities of a bootstrap).
 *
 * @param counts row by row: {@code counts[actual * classes + predicted]}, at least 0
 * @param classes number of classes, at least 2
 */
public record Confusion(double[] counts, int classes) {
    /** Checks the shape. */
    public Confusion {
        Check.atLeast("classes", classes, 2);
        Check.sameLength("counts", counts.length, classes * classes);
    }

    /** Counts rows; both arrays hold class numbers from 0 to {@code classes - 1}. */
    public static Confusion of(int[] actual, int[] predicted, int classes) {
        Check.sameLength("predicted", predicted.length, actual.length);
        double[] counts = new double[classes * classes];
        for (int i = 0; i < actual.length; i++) {
            Check.within("actual", actual[i], 0, classes - 1);
            Check.within("predicted", predicted[i], 0, classes - 1);
            counts[actual[i] * classes + predicted[i]]++;
        }
        return new Confusion(counts, classes);
    }

    /** How often a class was predicted when another (or the same) was actual. */
    public double count(int actual, int predicted) {
        return counts[actual * classes + predicted];
    }

    /** Rows in all. */
    public double total() {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Rows whose actual class is {@code k}. */
    public double actual(int k) {
        double sum = 0;
        for (int j = 0; j < classes; j++) {
            sum += count(k, j);
        }
        return sum;
    }

    /** Rows whose predicted class is {@code k}. */
    public double predicted(int k) {
        double sum = 0;
        for (int i = 0; i < classes; i++) {
            sum += count(i, k);
        }
        return sum;
    }

    /** Share of rows on the diagonal, 0..1; NaN without rows. */
    public double accuracy() {
        double hits = 0;
        for (int k = 0; k < classes; k++) {
            hits += count(k, k);
        }
        return ratio(hits, total());
    }

    /** Share of the most frequent actual class: what a constant answer, chosen afterwards, scores; NaN without rows. */
    public double majorityRate() {
        double most = 0;
        for (int k = 0; k < classes; k++) {
            most = Math.max(most, actual(k));
        }
        return ratio(most, total());
    }

    /** Mean recall of the classes that occur, 0..1; 1 / classes for a constant answer; NaN without rows. */
    public double balancedAccuracy() {
        double sum = 0;
        int present = 0;
        for (int k = 0; k < classes; k++) {
            if (actual(k) > 0) {
                sum += recall(k);
                present++;
            }
        }
        return ratio(sum, present);
    }

    /** Share of the predictions of a class that were right; NaN if it was never predicted. */
    public double precision(int k) {
        return ratio(count(k, k), predicted(k));
    }

    /** Share of the rows of a class that were found; NaN if it never occurred. */
    public double recall(int k) {
        return ratio(count(k, k), actual(k));
    }

    /** {@code 2 hits / (actual + predicted)}; NaN if the class neither occurred nor was predicted. */
    public double f1(int k) {
        return ratio(2 * count(k, k), actual(k) + predicted(k));
    }

    /** How the classes' figures are averaged. */
    public enum Average {
        /** Every class that occurs or is predicted counts the same. */
        MACRO,
        /** Every class counts by its number of actual rows. */
        WEIGHTED
    }

    /** Average precision; a class that occurs but is never predicted counts as 0; NaN without rows. */
    public double precision(Average average) {
        return averaged(average, this::precision);
    }

    /** Average recall; a class that is predicted but never occurs counts as 0; NaN without rows. */
    public double recall(Average average) {
        return averaged(average, this::recall);
    }

    /** Average F1; NaN without rows. */
    public double f1(Average average) {
        return averaged(average, this::f1);
    }

    /**
     * Matthews correlation for several classes, R_K of Gorodkin (2004): the correlation between actual and predicted
     * class indicators, -1..1. 0 where all predictions or all actual classes are one class (nothing is associated); NaN
     * without rows.
     */
    public double matthews() {
        double total = total();
        if (total == 0) {
            return Double.NaN;
        }
        double hits = 0;
        double cross = 0;
        double actualSquares = 0;
        double predictedSquares = 0;
        for (int k = 0; k < classes; k++) {
            double a = actual(k);
            double p = predicted(k);
            hits += count(k, k);
            cross += a * p;
            actualSquares += a * a;
            predictedSquares += p * p;
        }
        double spread = (total * total - predictedSquares) * (total * total - actualSquares);
        return spread <= 0 ? 0 : (hits * total - cross) / Math.sqrt(spread);
    }

    /** A figure of one class. */
    private interface OfClass {
        double at(int k);
    }

    private double averaged(Average average, OfClass figure) {
        double sum = 0;
        double weights = 0;
        for (int k = 0; k < classes; k++) {
            boolean involved = actual(k) + predicted(k) > 0;
            double weight = average == Average.WEIGHTED ? actual(k) : involved ? 1 : 0;
            double value = figure.at(k);
            sum += weight * (Double.isNaN(value) ? 0 : value);
            weights += weight;
        }
        return ratio(sum, weights);
    }

    private static double ratio(double part, double whole) {
        return whole > 0 ? part / whole : Double.NaN;
    }
}
