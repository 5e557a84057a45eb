package io.assay.xgboost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Boosted trees against those that XGBoost grows on the same rows: all rows and columns, few values, so equal bins. */
class XgboostTrainingTest {
    private static final int WIDTH = 6;
    private static final float HIGHEST = 4;
    private static final Map<String, Object> OURS = Map.of(
            "trees",
            12,
            "depth",
            4,
            "learning_rate",
            0.3,
            "subsample",
            1,
            "colsample",
            1,
            "min_child_weight",
            3,
            "bins",
            255);

    @ParameterizedTest
    @CsvSource({
        "0, 0, false", "0, 0.15, true", "0, 0.6, false",
        "2, 0, false", "2, 0.15, true", "2, 0.6, false",
        "3, 0, false", "3, 0.15, true", "3, 0.6, false"
    })
    void splits_gains_and_leaves_are_those_of_xgboost(int classes, double missing, boolean weighted) throws Exception {
        Target target = classes == 0 ? TestRows.NUMBER : classes == 2 ? TestRows.TWO : TestRows.THREE;
        for (int seed = 1; seed <= 4; seed++) {
            Dataset train = rows(150 * seed, target, missing, weighted, seed);
            XgboostModel model = (XgboostModel)
                    new XgboostEngine().learner("gradient-boosting", OURS).fit(train.examples(), Seed.of(1));
            double scale = TrainingRows.of(train.examples()).scale();
            List<Map<String, Object>> ours = trees(model.bytes());
            List<Map<String, Object>> theirs = trees(theirs(train, model.start()));
            assertThat(ours).hasSameSizeAs(theirs);
            int splits = 0;
            for (int t = 0; t < ours.size(); t++) {
                splits += new Pair(ours.get(t), theirs.get(t), "tree " + t + " of seed " + seed, scale).compare(0, 0);
            }
            assertThat(splits).isGreaterThan(3 * ours.size());
        }
    }

    private static Dataset rows(int n, Target target, double missing, boolean weighted, long seed) {
        Dataset plain = TestRows.learnable(n, WIDTH, target, seed);
        RandomGenerator random = Seed.of(seed).child("holes").random();
        float[] values = ((TestRows.Table) plain.features()).values();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(-HIGHEST, Math.min(HIGHEST, Math.round(2 * values[i])));
            // A hole says something: it is likelier where the target is large.
            double chance = missing * (plain.rows().target()[i / WIDTH] > 0 ? 1.4 : 0.6);
            if (random.nextDouble() < chance) {
                values[i] = Float.NaN;
            }
        }
        double[] weight = IntStream.range(0, n)
                .mapToDouble(i -> weighted ? 0.2 + random.nextDouble() : 1)
                .toArray();
        return plain.withWeights(weight);
    }

    /** XGBoost's own training, its objective included. */
    private static byte[] theirs(Dataset train, double[] start) throws Exception {
        TrainingRows rows = TrainingRows.of(train.examples());
        int n = rows.size();
        double scale = rows.scale();
        float[] label = new float[n];
        float[] weight = new float[n];
        float[] margin = new float[n * start.length];
        for (int i = 0; i < n; i++) {
            label[i] = (float) (rows.label(i) * scale);
            weight[i] = (float) rows.weight(i);
            for (int k = 0; k < start.length; k++) {
                margin[i * start.length + k] = (float) (start[k] * scale);
            }
        }
        int classes = rows.present().length;
        Map<String, Object> settings = new HashMap<>(Map.of("tree_method", "hist", "max_bin", 64, "nthread", 1));
        settings.put("eta", 0.3);
        settings.put("max_depth", 4);
        settings.put("min_child_weight", 3);
        settings.put("lambda", 1);
        settings.put(
                "objective", classes == 0 ? "reg:squarederror" : classes == 2 ? "binary:logistic" : "multi:softprob");
        if (classes > 2) {
            settings.put("num_class", classes);
        }
        DMatrix matrix = new Margins(((TestRows.Table) train.features()).values(), n, margin.length);
        try {
            matrix.setLabel(label);
            matrix.setWeight(weight);
            matrix.setBaseMargin(margin);
            Booster booster = XGBoost.train(matrix, settings, 12, Map.of(), null, null);
            try {
                return booster.toByteArray("ubj");
            } finally {
                booster.dispose();
            }
        } finally {
            matrix.dispose();
        }
    }

    /** A matrix that says it has as many rows as base margins: XGBoost4J refuses several a row. */
    private static final class Margins extends DMatrix {
        private final int number;

        Margins(float[] values, int rows, int number) throws XGBoostError {
            super(values, rows, WIDTH, Float.NaN);
            this.number = number;
        }

        @Override
        public long rowNum() {
            return number;
        }
    }

    private static List<Map<String, Object>> trees(byte[] file) {
        Map<String, Object> model = Fields.at(Ubj.read(file), "learner", "gradient_booster", "model");
        return Fields.list(model, "trees").stream()
                .map(tree -> Fields.object(tree, "tree"))
                .toList();
    }

    /** Two trees that should be one; theirs was grown on numbers multiplied by the scale. */
    private record Pair(Map<String, Object> ours, Map<String, Object> theirs, String name, double scale) {
        /** Compares a node and what is below it; returns how many splits there are. */
        int compare(int our, int their) {
            near("curvature", real(ours, "sum_hessian", our), real(theirs, "sum_hessian", their), 1e-5);
            float ourValue = real(ours, "split_conditions", our);
            float theirValue = real(theirs, "split_conditions", their);
            int ourLeft = whole(ours, "left_children", our);
            int theirLeft = whole(theirs, "left_children", their);
            assertThat(ourLeft == -1).as("%s: a leaf", name).isEqualTo(theirLeft == -1);
            if (ourLeft == -1) {
                assertThat(ourValue).as("%s: leaf", name).isCloseTo((float) (theirValue / scale), within(2e-6f));
                return 0;
            }
            assertThat(whole(ours, "split_indices", our))
                    .as("%s: column", name)
                    .isEqualTo(whole(theirs, "split_indices", their));
            near("gain", real(ours, "loss_changes", our), real(theirs, "loss_changes", their), 1e-3);
            int ourRight = whole(ours, "right_children", our);
            int theirRight = whole(theirs, "right_children", their);
            if (ourValue == -Float.MAX_VALUE) {
                // Known values against missing ones. XGBoost has a cut below all, or the other way round one above all.
                if (theirValue < -HIGHEST) {
                    return 1 + compare(ourLeft, theirLeft) + compare(ourRight, theirRight);
                }
                assertThat(theirValue).as(name).isGreaterThan(HIGHEST);
                return 1 + compare(ourLeft, theirRight) + compare(ourRight, theirLeft);
            }
            assertThat(ourValue).as("%s: cut", name).isEqualTo(theirValue);
            assertThat(whole(ours, "default_left", our))
                    .as("%s: missing values", name)
                    .isEqualTo(whole(theirs, "default_left", their));
            return 1 + compare(ourLeft, theirLeft) + compare(ourRight, theirRight);
        }

        private void near(String what, float our, float their, double share) {
            assertThat((double) our).as("%s: %s", name, what).isCloseTo(their, within(share * Math.max(1, their)));
        }

        private static float real(Map<String, Object> tree, String name, int node) {
            return Fields.real(tree, name)[node];
        }

        private static int whole(Map<String, Object> tree, String name, int node) {
            return Fields.whole(tree, name)[node];
        }
    }
}
