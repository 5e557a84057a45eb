package io.assay.model.builtin;

import java.util.Arrays;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.dataset.Examples;
import io.assay.dataset.Target;

/** What training rows alone say about a target, without any feature. */
final class BaseRates {
    /** Added to the count of each class, so that a class unseen in training is rare and not impossible. */
    private static final double UNSEEN = 0.5;

    private static final double HALF = 0.5;

    private BaseRates() {}

    /**
     * Frequencies of the classes, {@code (n_k + 1/2) / (n + classes / 2)}, or the mean of a number (one value).
     *
     * @throws DataException if there are no rows
     */
    static double[] of(Examples train) {
        if (train.size() == 0) {
            throw new DataException(DataProblem.of("a model needs training rows, there are none")
                    .withFix("a longer history or a shorter warm-up"));
        }
        Target target = train.target();
        double[] values = train.rows().target();
        if (!target.isClasses()) {
            return new double[] {Arrays.stream(values).average().orElseThrow()};
        }
        double[] rates = new double[target.width()];
        Arrays.fill(rates, UNSEEN);
        for (double value : values) {
            rates[(int) value]++;
        }
        double total = values.length + UNSEEN * rates.length;
        for (int k = 0; k < rates.length; k++) {
            rates[k] /= total;
        }
        return rates;
    }

    /**
     * Half on one class, half on the base rates: the class is always the most probable one, and a wrong pick costs a
     * finite log loss.
     */
    static void pick(double[] rates, int classNumber, double[] into, int row) {
        int width = rates.length;
        for (int k = 0; k < width; k++) {
            into[row * width + k] = HALF * rates[k] + (k == classNumber ? HALF : 0);
        }
    }
}
