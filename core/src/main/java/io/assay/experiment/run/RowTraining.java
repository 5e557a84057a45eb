package io.assay.experiment.run;

import java.util.Arrays;
import java.util.function.Function;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.signal.Training;
import io.assay.train.CrossFit;

/**
 * For each out-of-sample row what the training rows of its fold said about each class: with it, and nothing later, a
 * prediction becomes a signal.
 *
 * @param classes number of classes
 * @param rates row by row the share of each class
 * @param means row by row the mean outcome of each class
 */
public record RowTraining(int classes, double[] rates, double[] means) {
    /** Checks that both columns hold whole rows. */
    public RowTraining {
        Check.sameLength("means", means.length, rates.length);
        Check.that(rates.length % classes == 0, "rates", "hold whole rows", rates.length);
    }

    /** Of every row that some folds predict, in the order of {@link Predicted}. */
    public static RowTraining of(CrossFit.Folds folds, int classes) {
        CrossFit.Folds.Figures figures = folds.perRow(2 * classes, RowTraining::figures);
        double[] both = Interleaved.of(folds.tested().rows(), folds.unlabelled())
                .values(figures.tested(), figures.unlabelled(), 2 * classes);
        return new RowTraining(classes, part(both, classes, 0), part(both, classes, classes));
    }

    /** Of rows whose scores are ordered, not turned into signals: nothing is known of them. */
    public static RowTraining none(int rows) {
        return new RowTraining(1, new double[rows], new double[rows]);
    }

    private static double[] figures(Dataset train) {
        Training training = Training.of(train);
        double[] both = Arrays.copyOf(training.baseRates(), 2 * training.baseRates().length);
        System.arraycopy(training.classMeans(), 0, both, both.length / 2, both.length / 2);
        return both;
    }

    private static double[] part(double[] both, int classes, int offset) {
        double[] part = new double[both.length / 2];
        for (int row = 0; row < part.length / classes; row++) {
            System.arraycopy(both, 2 * row * classes + offset, part, row * classes, classes);
        }
        return part;
    }

    /** Number of rows. */
    public int rows() {
        return rates.length / classes;
    }

    /** What the training rows of a row's fold said. */
    public Training at(int row) {
        int from = row * classes;
        return new Training(
                Arrays.copyOfRange(rates, from, from + classes), Arrays.copyOfRange(means, from, from + classes));
    }

    /** The same with both columns of figures rearranged alike. */
    public RowTraining map(Function<double[], double[]> rearranged) {
        return new RowTraining(classes, rearranged.apply(rates), rearranged.apply(means));
    }
}
