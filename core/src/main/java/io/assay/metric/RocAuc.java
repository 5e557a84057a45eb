package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Check;

/**
 * Area under the ROC curve: the probability that a positive row scores above a negative one, ties counting half. The
 * order of the rows is found once, so that the area under many weightings of the same rows costs one pass each.
 */
public final class RocAuc {
    private final double[] scores;
    private final boolean[] positive;
    private final int[] order;

    private RocAuc(double[] scores, boolean[] positive, int[] order) {
        this.scores = scores;
        this.positive = positive;
        this.order = order;
    }

    /** Rows with a score (no NaN) and whether they are positive. */
    public static RocAuc of(double[] scores, boolean[] positive) {
        Check.sameLength("positive", positive.length, scores.length);
        return new RocAuc(scores.clone(), positive.clone(), Correlation.order(scores));
    }

    /** One class against all others, scored by its probability (row-major, {@code classes} a row). */
    public static RocAuc oneVersusRest(double[] probabilities, int classes, int[] actual, int positiveClass) {
        double[] scores = new double[actual.length];
        boolean[] positive = new boolean[actual.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = probabilities[i * classes + positiveClass];
            positive[i] = actual[i] == positiveClass;
        }
        return of(scores, positive);
    }

    /** The mean of the one-versus-rest areas of the classes that have one; NaN if none has. */
    public static double macro(double[] probabilities, int classes, int[] actual) {
        double sum = 0;
        int defined = 0;
        for (int k = 0; k < classes; k++) {
            double area = oneVersusRest(probabilities, classes, actual, k).area();
            if (!Double.isNaN(area)) {
                sum += area;
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }

    /** The area, 0..1; NaN unless there are positive and negative rows. */
    public double area() {
        int[] ones = new int[scores.length];
        Arrays.fill(ones, 1);
        int[] own = new int[scores.length];
        Arrays.setAll(own, i -> i);
        return area(ones, own);
    }

    /**
     * The area where row i counts {@code multiplicity[group[i]]} times.
     *
     * @param multiplicity how often each group (day) was drawn, at least 0
     * @param group group of each row
     */
    public double area(int[] multiplicity, int[] group) {
        double positives = 0;
        double negatives = 0;
        double pairs = 0;
        int from = 0;
        while (from < order.length) {
            int to = from;
            double tiedPositives = 0;
            double tiedNegatives = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                double weight = multiplicity[group[order[to]]];
                tiedPositives += positive[order[to]] ? weight : 0;
                tiedNegatives += positive[order[to]] ? 0 : weight;
                to++;
            }
            pairs += tiedPositives * (negatives + tiedNegatives / 2);
            positives += tiedPositives;
            negatives += tiedNegatives;
            from = to;
        }
        return positives > 0 && negatives > 0 ? pairs / (positives * negatives) : Double.NaN;
    }
}
