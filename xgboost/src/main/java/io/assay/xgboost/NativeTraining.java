package io.assay.xgboost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.assay.base.Check;
import io.assay.base.Json;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.IObjective;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/**
 * Grows trees in native code on one thread and hands back nothing but the bytes of the model file: whatever is native
 * has been freed by then.
 *
 * @param parameters XGBoost's own parameters
 * @param rounds rounds of boosting, at least 1
 * @param features names of the columns, in order
 * @param notes what is kept with the trees
 */
record NativeTraining(Map<String, Object> parameters, int rounds, List<String> features, Notes notes) {
    NativeTraining {
        Check.atLeast("rounds", rounds, 1);
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("nthread", 1);
        all.put("booster", "gbtree");
        all.put("tree_method", "hist");
        if (notes.start().length > 1) {
            all.put("num_class", notes.start().length);
            all.put("base_score", 0);
        }
        parameters = Map.copyOf(all);
        features = List.copyOf(features);
    }

    /** The slopes of a loss of ours. */
    @FunctionalInterface
    interface Loss {
        /**
         * Computes the slopes that the next trees follow.
         *
         * @param sums what the trees so far add up to, one array a row, without the notes' {@code start} (several sums)
         *     or with it (one)
         * @param slope receives the first derivative for each row and sum, those of a row side by side
         * @param curvature receives the second derivative, likewise
         */
        void slopes(float[][] sums, float[] slope, float[] curvature);
    }

    /** Grows trees for the objective among the parameters. */
    byte[] grow(NativeMatrix matrix) {
        return train(matrix, null);
    }

    /** Grows trees for a loss of ours. */
    byte[] grow(NativeMatrix matrix, Loss loss) {
        return train(matrix, new Objective(loss, matrix.rows() * notes.start().length));
    }

    private byte[] train(NativeMatrix matrix, @Nullable Objective objective) {
        Check.sameLength("features", features.size(), matrix.columns());
        try {
            Booster booster = XGBoost.train(matrix.handle(), parameters, rounds, Map.of(), objective, null);
            try {
                booster.setFeatureNames(features.toArray(new String[0]));
                booster.setAttr(Notes.ATTRIBUTE, Json.line(notes));
                return booster.toByteArray("ubj");
            } finally {
                booster.dispose();
            }
        } catch (XGBoostError e) {
            throw NativeLibrary.refused(e);
        }
    }

    /** A loss as XGBoost asks for it. */
    @SuppressWarnings("serial")
    private record Objective(Loss loss, int size) implements IObjective {
        @Override
        public List<float[]> getGradient(float[][] sums, DMatrix matrix) {
            float[] slope = new float[size];
            float[] curvature = new float[size];
            loss.slopes(sums, slope, curvature);
            return List.of(slope, curvature);
        }
    }
}
