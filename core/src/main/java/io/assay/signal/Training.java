package io.assay.signal;

import io.assay.base.Check;
import io.assay.dataset.Dataset;

/**
 * What the training rows say about each class; thresholds are relative to it and expected returns are made of it.
 *
 * @param baseRates share of each class among the training rows; sums to 1
 * @param classMeans mean outcome of the rows of each class, a fraction before costs; 0 for a class without rows
 */
public record Training(double[] baseRates, double[] classMeans) {
    private static final double TOLERANCE = 1e-6;

    /** Checks the shapes and the sum. */
    public Training {
        Check.atLeast("baseRates", baseRates.length, 2);
        Check.sameLength("classMeans", classMeans.length, baseRates.length);
        double sum = 0;
        for (double rate : baseRates) {
            sum += Check.within("baseRate", rate, 0, 1);
        }
        Check.within("sum of the base rates", sum, 1 - TOLERANCE, 1 + TOLERANCE);
    }

    /** Counts over training rows only; the target must be classes and there must be rows. */
    public static Training of(Dataset train) {
        Check.that(train.target().isClasses(), "train", "have classes", train.target());
        Check.atLeast("train rows", train.size(), 1);
        int classes = train.target().width();
        double[] counts = new double[classes];
        double[] means = new double[classes];
        for (int r = 0; r < train.size(); r++) {
            int k = (int) train.rows().target()[r];
            counts[k]++;
            means[k] += train.rows().outcome()[r];
        }
        for (int k = 0; k < classes; k++) {
            means[k] = counts[k] > 0 ? means[k] / counts[k] : 0;
            counts[k] /= train.size();
        }
        return new Training(counts, means);
    }
}
