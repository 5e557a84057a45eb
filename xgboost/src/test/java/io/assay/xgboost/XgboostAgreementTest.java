package io.assay.xgboost;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The trees as walked in Java against the same file opened by XGBoost itself. */
class XgboostAgreementTest {
    private static final int WIDTH = 7;

    @ParameterizedTest
    @CsvSource({
        "random-forest, 0", "random-forest, 2", "random-forest, 3",
        "gradient-boosting, 0", "gradient-boosting, 2", "gradient-boosting, 3"
    })
    void the_sums_of_the_trees_are_those_of_xgboost(String learner, int classes) throws Exception {
        Target target = classes == 0 ? TestRows.NUMBER : classes == 2 ? TestRows.TWO : TestRows.THREE;
        Dataset train = TestRows.learnable(700, WIDTH, target, 8);
        XgboostModel model = (XgboostModel)
                new XgboostEngine().learner(learner, Map.of("trees", 40)).fit(train.examples(), Seed.of(2));
        TestRows.Table fresh = withHoles(TestRows.noise(500, WIDTH, 99));
        float[] start = model.sums(Inputs.of(fresh, model.features()), 0, 500, new boolean[500]);
        float[][] theirs = theirs(model, fresh);
        int groups = Link.sums(classes);
        double[] begin = model.start();
        for (int i = 0; i < start.length; i++) {
            float margin = theirs[i / groups][i % groups];
            double expected = groups == 1 ? margin : margin + begin[i % groups];
            assertThat(start[i]).as("row %d", i / groups).isCloseTo((float) expected, within(2e-6f));
        }
    }

    /** XGBoost itself tells no gains of trees whose leaves are vectors. */
    @ParameterizedTest
    @CsvSource({"random-forest, 2", "gradient-boosting, 3"})
    void gains_are_the_total_gains_of_xgboost(String learner, int classes) throws Exception {
        Target target = classes == 2 ? TestRows.TWO : TestRows.THREE;
        XgboostModel model = (XgboostModel) new XgboostEngine()
                .learner(learner, Map.of("trees", 50))
                .fit(TestRows.learnable(700, WIDTH, target, 8).examples(), Seed.of(2));
        Booster booster = XGBoost.loadModel(new ByteArrayInputStream(model.bytes()));
        Map<String, Double> theirs = booster.getScore(model.features().toArray(new String[0]), "total_gain");
        double total = theirs.values().stream().mapToDouble(Double::doubleValue).sum();
        booster.dispose();
        assertThat(model.gain()).hasSize(WIDTH);
        model.gain()
                .forEach((name, gain) ->
                        assertThat(gain).isCloseTo(theirs.getOrDefault(name, 0.0) / total, within(1e-5)));
        assertThat(List.copyOf(model.gain().keySet()).subList(0, 2)).containsExactly("x0", "x1");
    }

    @ParameterizedTest
    @CsvSource({"random-forest, 0", "random-forest, 2", "gradient-boosting, 0", "gradient-boosting, 2"})
    void shapley_values_are_those_of_xgboost_and_sum_to_what_is_said(String learner, int classes) throws Exception {
        Target target = classes == 0 ? TestRows.NUMBER : TestRows.TWO;
        XgboostModel model = (XgboostModel) new XgboostEngine()
                .learner(learner, Map.of("trees", 40))
                .fit(TestRows.learnable(700, WIDTH, target, 8).examples(), Seed.of(2));
        TestRows.Table fresh = withHoles(TestRows.noise(100, WIDTH, 99));
        double[][] ours = model.attribute(fresh);
        float[] sums = model.sums(Inputs.of(fresh, model.features()), 0, 100, new boolean[100]);
        Booster booster = XGBoost.loadModel(new ByteArrayInputStream(model.bytes()));
        DMatrix matrix = new DMatrix(fresh.values(), fresh.rows(), WIDTH, Float.NaN);
        float[][] theirs = booster.predictContrib(matrix, 0);
        matrix.dispose();
        booster.dispose();
        for (int row = 0; row < 100; row++) {
            for (int column = 0; column < WIDTH; column++) {
                assertThat(ours[row][column]).isCloseTo(theirs[row][column], within(1e-5));
            }
            assertThat(Arrays.stream(ours[row]).sum()).isCloseTo(sums[row], within(1e-5));
        }
    }

    @Test
    void of_several_classes_the_values_of_each_are_those_of_xgboost() throws Exception {
        XgboostModel model = (XgboostModel) new XgboostEngine()
                .learner("gradient-boosting", Map.of("trees", 20))
                .fit(TestRows.learnable(500, WIDTH, TestRows.THREE, 8).examples(), Seed.of(2));
        TestRows.Table fresh = withHoles(TestRows.noise(50, WIDTH, 99));
        assertThatThrownBy(() -> model.attribute(fresh)).hasMessageContaining("one number a row");
        Booster booster = XGBoost.loadModel(new ByteArrayInputStream(model.bytes()));
        DMatrix matrix = new DMatrix(fresh.values(), fresh.rows(), WIDTH, Float.NaN);
        float[][] theirs = booster.predictContrib(matrix, 0);
        matrix.dispose();
        booster.dispose();
        for (int k = 0; k < model.sums(); k++) {
            double[][] ours = model.attribute(fresh, k);
            for (int row = 0; row < 50; row++) {
                for (int column = 0; column < WIDTH; column++) {
                    assertThat(ours[row][column]).isCloseTo(theirs[row][k * (WIDTH + 1) + column], within(1e-5));
                }
            }
        }
    }

    /** XGBoost itself answers zeros for trees whose leaves hold a value for each class. */
    @ParameterizedTest
    @CsvSource({"random-forest", "gradient-boosting"})
    void of_several_classes_the_values_sum_to_what_is_said_of_each(String learner) {
        XgboostModel model = (XgboostModel) new XgboostEngine()
                .learner(learner, Map.of("trees", 20))
                .fit(TestRows.learnable(500, WIDTH, TestRows.THREE, 8).examples(), Seed.of(2));
        TestRows.Table fresh = withHoles(TestRows.noise(50, WIDTH, 99));
        float[] sums = model.sums(Inputs.of(fresh, model.features()), 0, 50, new boolean[50]);
        double[][] together = new double[50][WIDTH + 1];
        for (int k = 0; k < model.sums(); k++) {
            double[][] ours = model.attribute(fresh, k);
            for (int row = 0; row < 50; row++) {
                assertThat(Arrays.stream(ours[row]).sum()).isCloseTo(sums[row * model.sums() + k], within(1e-5));
                for (int column = 0; column <= WIDTH; column++) {
                    together[row][column] += ours[row][column];
                }
            }
        }
        if (learner.equals("random-forest")) {
            // What a forest gives to one class it takes from the others.
            assertThat(Arrays.stream(together)
                            .mapToDouble(row -> Math.abs(row[0]))
                            .max()
                            .orElseThrow())
                    .isLessThan(1e-5);
        }
    }

    private static float[][] theirs(XgboostModel model, TestRows.Table rows) throws Exception {
        Booster booster = XGBoost.loadModel(new ByteArrayInputStream(model.bytes()));
        DMatrix matrix = new DMatrix(rows.values(), rows.rows(), WIDTH, Float.NaN);
        try {
            assertThat(booster.getFeatureNames()).isEqualTo(model.features().toArray());
            return booster.predict(matrix, true);
        } finally {
            matrix.dispose();
            booster.dispose();
        }
    }

    private static TestRows.Table withHoles(TestRows.Table table) {
        for (int i = 0; i < table.values().length; i += 5) {
            table.values()[i] = Float.NaN;
        }
        return table;
    }
}
