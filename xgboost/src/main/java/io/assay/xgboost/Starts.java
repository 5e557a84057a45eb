package io.assay.xgboost;

import io.assay.dataset.Target;

/** What the sums of a model start from, before any tree. */
final class Starts {
    private Starts() {}

    /** The values as they are in single precision, in which XGBoost computes. */
    static double[] rounded(double[] values) {
        double[] rounded = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }

    /** The notes of a model that starts from the given sums. */
    static Notes notes(String learner, TrainingRows rows, Link link, double[] start) {
        Target target = rows.target();
        return new Notes(Notes.FORMAT, learner, target.name(), target.classes(), rows.present(), link, start);
    }
}
