package io.assay.xgboost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Json;
import io.assay.base.Parallel;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.IObjective;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Grows trees in native code and hands back nothing but the bytes of the model file: whatever is native has been freed
 * by then. Slopes are rounded so that their sums are exact (see {@link Grid}): the number of threads, which decides in
 * which order native code adds them up, cannot change a bit of the model.
 *
 * @param parameters XGBoost's own parameters
 * @param rounds rounds of boosting, at least 1
 * @param features names of the columns, in order
 * @param notes what is kept with the trees
 * @param threads native threads, at least 1; small tables are trained on one all the same
 */
record NativeTraining(Map<String, Object> parameters, int rounds, List<String> features, Notes notes, int threads) {
    /** Below this many values, threads cost more than they bring. */
    private static final long FEW_VALUES = 1 << 20;

    NativeTraining {
        Check.atLeast("rounds", rounds, 1);
        Check.atLeast("threads", threads, 1);
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("booster", "gbtree");
        all.put("tree_method", "hist");
        if (notes.start().length > 1) {
            all.put("num_class", notes.start().length);
            all.put("base_score", 0);
        }
        parameters = Map.copyOf(all);
        features = List.copyOf(features);
    }

    /** The slopes of a loss. */
    @FunctionalInterface
    interface Loss {
        /**
         * Computes the slopes that the next trees follow, for some of the rows.
         *
         * @param sums what the trees so far add up to, those of a row side by side, without the notes' {@code start}
         *     (several sums) or with it (one)
         * @param from the first row
         * @param to the row after the last
         * @param slopes receives the slopes of these rows
         */
        void follow(float[] sums, int from, int to, Slopes slopes);
    }

    /**
     * Derivatives of a loss.
     *
     * @param first for each row and sum, those of a row side by side
     * @param second likewise: the curvature
     */
    record Slopes(float[] first, float[] second) {
        /** Places the slopes at a position. */
        void set(int position, double slope, double curvature) {
            first[position] = (float) slope;
            second[position] = (float) curvature;
        }
    }

    /** Grows trees for a loss. */
    byte[] grow(NativeMatrix matrix, Loss loss) {
        Check.sameLength("features", features.size(), matrix.columns());
        int used = (long) matrix.rows() * matrix.columns() < FEW_VALUES ? 1 : threads;
        Objective objective = Objective.of(loss, matrix.rows(), notes.start().length, new Parallel(used));
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("nthread", used);
        try {
            Booster booster = XGBoost.train(matrix.handle(), all, rounds, Map.of(), objective, null);
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

    /** A loss as XGBoost asks for it; the arrays that it answers with are the same in every round. */
    @SuppressWarnings("serial")
    private record Objective(Loss loss, int rows, Slopes slopes, Parallel parallel) implements IObjective {
        static Objective of(Loss loss, int rows, int groups, Parallel parallel) {
            int size = Math.multiplyExact(rows, groups);
            return new Objective(loss, rows, new Slopes(new float[size], new float[size]), parallel);
        }

        @Override
        public List<float[]> getGradient(float[][] sums, DMatrix matrix) {
            Check.sameLength("sums", sums[0].length, slopes.first.length);
            int parts = parallel.threads();
            if (parts == 1) {
                loss.follow(sums[0], 0, rows, slopes);
            } else {
                parallel.map(IntStream.range(0, parts).boxed().toList(), part -> {
                    loss.follow(sums[0], edge(part, parts), edge(part + 1, parts), slopes);
                    return part;
                });
            }
            Grid.round(slopes.first);
            Grid.round(slopes.second);
            return List.of(slopes.first, slopes.second);
        }

        private int edge(int part, int parts) {
            return (int) ((long) rows * part / parts);
        }
    }
}
