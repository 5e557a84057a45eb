package io.assay.xgboost;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.dataset.Dataset;
import io.assay.dataset.Examples;
import io.assay.dataset.Target;
import io.assay.feature.FeatureInfo;

/**
 * A dataset as trees learn from it: checked, dense, its classes renumbered without those that no row holds, its weights
 * scaled to a mean of 1 so that "20 rows a leaf" means the same whatever the unit of the weights.
 */
final class TrainingRows {
    private final Examples dataset;
    private final int[] present;
    private final float[] label;
    private final double[] weight;

    private TrainingRows(Examples dataset, int[] present, float[] label, double[] weight) {
        this.dataset = dataset;
        this.present = present;
        this.label = label;
        this.weight = weight;
    }

    /**
     * Checks a dataset.
     *
     * @throws DataException if it has no rows or no columns, a target that is not finite or no class, a weight that is
     *     not above 0, an infinite feature, or rows of one class only
     */
    static TrainingRows of(Examples dataset) {
        int n = dataset.size();
        if (n == 0) {
            throw refused(dataset, "there must be rows to learn from", "0 rows");
        }
        if (dataset.features().columns().isEmpty()) {
            throw refused(dataset, "there must be columns to learn from", "0 columns");
        }
        double[] target = dataset.rows().target();
        double[] weight = dataset.rows().weight();
        for (int i = 0; i < n; i++) {
            checkTarget(dataset, i, target[i]);
            if (!(weight[i] > 0 && weight[i] < Double.MAX_VALUE)) {
                throw refusedRow(dataset, i, "a weight must be finite and above 0", weight[i]);
            }
        }
        int[] present = dataset.target().isClasses() ? present(dataset) : new int[0];
        return new TrainingRows(dataset, present, labels(target, present), scaled(weight));
    }

    /** Weights of a mean of 1; times a power of 2 before, which rounds nothing and lets no sum overflow. */
    private static double[] scaled(double[] weight) {
        int n = weight.length;
        int exponent = Math.getExponent(Arrays.stream(weight).max().orElse(1));
        double[] scaled =
                Arrays.stream(weight).map(w -> Math.scalb(w, -exponent)).toArray();
        double total = 0;
        for (double w : scaled) {
            total += w;
        }
        for (int i = 0; i < n; i++) {
            scaled[i] = scaled[i] * n / total;
        }
        return scaled;
    }

    /** Number of rows. */
    int size() {
        return label.length;
    }

    /** Names of the columns. */
    List<String> features() {
        return dataset.features().columns().stream().map(FeatureInfo::name).toList();
    }

    /** What is asked for. */
    Target target() {
        return dataset.target();
    }

    /** The classes that rows hold, ascending; empty for a number. */
    int[] present() {
        return present.clone();
    }

    /** The target of a row: a number, or a position in {@link #present()}. */
    float label(int row) {
        return label[row];
    }

    /** The weight of a row; their mean is 1. */
    double weight(int row) {
        return weight[row];
    }

    /** How many sums trees for this target add to. */
    int sums() {
        return Link.sums(present.length);
    }

    /** What a sum should be on a row: the number, or 1 on rows of the sum's class and 0 on others. */
    double wanted(int row, int sum) {
        if (present.length == 0) {
            return label[row];
        }
        int position = present.length == 2 ? 1 : sum;
        return label[row] == position ? 1 : 0;
    }

    /** The weighted mean of {@link #wanted} for each sum: the mean, or shares of classes. */
    double[] means() {
        double[] means = new double[sums()];
        for (int i = 0; i < size(); i++) {
            for (int k = 0; k < means.length; k++) {
                means[k] += weight[i] * wanted(i, k) / size();
            }
        }
        return means;
    }

    /**
     * A power of 2 by which numbers have a standard deviation of 1 to 2; 1 for classes and for a constant. Boosting
     * multiplies slopes by it: gains then have no unit, and the smallest gain of 1e-6 means the same for returns and
     * for percents. A power of 2 rounds nothing.
     */
    double scale() {
        if (present.length > 0) {
            return 1;
        }
        double mean = means()[0];
        double variance = 0;
        for (int i = 0; i < size(); i++) {
            variance += weight[i] * (label[i] - mean) * (label[i] - mean) / size();
        }
        return variance > 0 ? Math.scalb(1.0, -Math.floorDiv(Math.getExponent(variance), 2)) : 1;
    }

    private static void checkTarget(Examples dataset, int row, double target) {
        if (!(Math.abs(target) <= Float.MAX_VALUE)) {
            throw refusedRow(dataset, row, "a target must be finite", target);
        }
        int classes = dataset.target().classes().size();
        if (classes > 0 && (target != Math.rint(target) || target < 0 || target >= classes)) {
            throw refusedRow(dataset, row, "a class must be a whole number from 0 to " + (classes - 1), target);
        }
    }

    private static int[] present(Examples dataset) {
        List<String> classes = dataset.target().classes();
        boolean[] seen = new boolean[classes.size()];
        for (double target : dataset.rows().target()) {
            seen[(int) target] = true;
        }
        int[] present = IntStream.range(0, seen.length).filter(k -> seen[k]).toArray();
        if (present.length < 2) {
            throw refused(dataset, "there must be rows of at least two classes", "only " + classes.get(present[0]));
        }
        return present;
    }

    private static float[] labels(double[] target, int[] present) {
        float[] label = new float[target.length];
        for (int i = 0; i < label.length; i++) {
            label[i] = present.length == 0 ? (float) target[i] : Arrays.binarySearch(present, (int) target[i]);
        }
        return label;
    }

    private static DataException refused(Examples dataset, String rule, String found) {
        return new DataException(DataProblem.of("to predict " + dataset.target().name() + " " + rule)
                .withSymbol(dataset.instruments().toString())
                .withValue(found));
    }

    private static DataException refusedRow(Examples dataset, int row, String rule, double found) {
        Dataset.Rows rows = dataset.rows();
        return new DataException(
                DataProblem.of(rule + " (row " + row + ", " + dataset.target().name() + ")")
                        .withSymbol(Objects.toString(dataset.instruments().get(rows.instrument()[row])))
                        .on(Days.date(rows.decisionDay()[row]))
                        .withValue(String.valueOf(found)));
    }
}
