package io.assay.xgboost;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LearnersTest {
    private static final XgboostEngine ENGINE = new XgboostEngine();

    private static Learner learner(String name) {
        return ENGINE.learner(name, Map.of("trees", 30));
    }

    private static byte[] fit(String name, Dataset train, long seed) {
        return ENGINE.write(learner(name).fit(train.examples(), Seed.of(seed)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void models_have_the_same_bits_at_one_two_and_four_threads(String name) {
        Dataset train = TestRows.learnable(400, 6, TestRows.THREE, 3);
        List<Long> seeds = LongStream.range(0, 6).boxed().toList();
        List<byte[]> one = new Parallel(1).map(seeds, seed -> fit(name, train, seed));
        for (int threads : new int[] {1, 2, 4}) {
            List<byte[]> again = new Parallel(threads).map(seeds, seed -> fit(name, train, seed));
            for (int i = 0; i < one.size(); i++) {
                assertThat(again.get(i)).isEqualTo(one.get(i));
            }
        }
        assertThat(one.get(0)).isNotEqualTo(one.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void a_model_finds_what_there_is_to_find(String name) {
        for (Target target : List.of(TestRows.TWO, TestRows.THREE)) {
            Dataset fresh = TestRows.learnable(1000, 6, target, 12);
            Predictions said = learner(name)
                    .fit(TestRows.learnable(1500, 6, target, 11).examples(), Seed.of(1))
                    .predict(fresh.features());
            double[] truth = fresh.rows().target();
            long right = IntStream.range(0, 1000)
                    .filter(r -> said.classOf(r) == truth[r])
                    .count();
            long most = IntStream.range(0, target.width())
                    .mapToLong(k -> Arrays.stream(truth).filter(t -> t == k).count())
                    .max()
                    .orElseThrow();
            assertThat(right).isGreaterThan(most + 80);
            for (int r = 0; r < said.rows(); r++) {
                double sum = 0;
                for (int k = 0; k < target.width(); k++) {
                    assertThat(said.probability(r, k)).isBetween(0.0, 1.0);
                    sum += said.probability(r, k);
                }
                assertThat(sum).isCloseTo(1, within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void numbers_may_have_any_unit(String name) {
        TestRows.Table table = TestRows.noise(600, 4, 5);
        double[] y = TestRows.learnable(600, 4, TestRows.NUMBER, 5).rows().target();
        double[] plain = predictions(name, table, i -> y[i]);
        double[] tiny = predictions(name, table, i -> Math.scalb(y[i], -80));
        double[] large = predictions(name, table, i -> Math.scalb(y[i], 80));
        assertThat(Arrays.stream(plain).distinct().count()).isGreaterThan(50);
        for (int i = 0; i < plain.length; i++) {
            assertThat(Math.scalb(tiny[i], 80)).isEqualTo(plain[i]);
            assertThat(Math.scalb(large[i], -80)).isEqualTo(plain[i]);
        }
    }

    private static double[] predictions(String name, TestRows.Table table, IntToDoubleFunction y) {
        return learner(name)
                .fit(TestRows.dataset(table, TestRows.NUMBER, y).examples(), Seed.of(1))
                .predict(table)
                .values();
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void a_constant_is_predicted_as_it_is(String name) {
        double[] values = predictions(name, TestRows.noise(80, 3, 5), i -> 0.25);
        assertThat(values).containsOnly(0.25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void a_class_that_no_training_row_held_has_the_probability_zero(String name) {
        TestRows.Table table = TestRows.noise(300, 3, 6);
        Dataset train = TestRows.dataset(table, TestRows.THREE, i -> table.get(i, 0) > 0 ? 2 : 0);
        Predictions said = learner(name).fit(train.examples(), Seed.of(1)).predict(table);
        for (int r = 0; r < 300; r++) {
            assertThat(said.probability(r, 1)).isZero();
            assertThat(said.classOf(r)).isEqualTo(table.get(r, 0) > 0 ? 2 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void a_row_of_weight_three_counts_as_three_rows(String name) {
        TestRows.Table table = TestRows.noise(400, 2, 6);
        Dataset even = TestRows.weighted(table, TestRows.TWO, i -> i % 2, i -> 1);
        Dataset heavy = TestRows.weighted(table, TestRows.TWO, i -> i % 2, i -> i % 2 == 0 ? 0.1 : 0.3);
        assertThat(meanUp(name, even)).isCloseTo(0.5, within(0.02));
        assertThat(meanUp(name, heavy)).isCloseTo(0.75, within(0.02));
    }

    private static double meanUp(String name, Dataset train) {
        Predictions said = learner(name).fit(train.examples(), Seed.of(1)).predict(train.features());
        return IntStream.range(0, said.rows())
                .mapToDouble(r -> said.probability(r, 1))
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void the_unit_of_the_weights_does_not_matter(String name) {
        TestRows.Table table = TestRows.noise(300, 3, 6);
        Dataset one = TestRows.weighted(table, TestRows.THREE, i -> i % 3, i -> 1 + i % 2);
        Dataset scaled = TestRows.weighted(table, TestRows.THREE, i -> i % 3, i -> 0.125 * (1 + i % 2));
        assertThat(fit(name, scaled, 1)).isEqualTo(fit(name, one, 1));
    }

    @Test
    void a_leaf_of_the_forest_holds_at_least_as_many_rows_as_asked_for() {
        assertThat(leaves(150)).isEqualTo(2);
        assertThat(leaves(151)).isEqualTo(1);
    }

    /** Distinct predictions of a forest of one tree on all of 300 rows, in which one column alone could split. */
    private static long leaves(int rows) {
        float[] values = new float[300];
        for (int i = 0; i < 300; i++) {
            values[i] = i < 150 ? -1 : 1;
        }
        TestRows.Table table = TestRows.table(values, 1);
        Model model = ENGINE.learner("random-forest", Map.of("min_leaf", rows, "sample", 1, "trees", 1))
                .fit(TestRows.dataset(table, TestRows.TWO, i -> i < 120 ? 0 : 1).examples(), Seed.of(1));
        Predictions said = model.predict(table);
        return IntStream.range(0, 300)
                .mapToDouble(r -> said.probability(r, 1))
                .distinct()
                .count();
    }

    @Test
    void a_row_of_which_nothing_is_known_is_not_predicted() {
        Model model = learner("random-forest")
                .fit(TestRows.learnable(300, 3, TestRows.THREE, 1).examples(), Seed.of(1));
        float nan = Float.NaN;
        Predictions said = model.predict(TestRows.table(new float[] {nan, nan, nan, nan, 1, nan}, 3));
        assertThat(said.classOf(0)).isEqualTo(-1);
        assertThat(said.probability(0, 2)).isNaN();
        assertThat(said.classOf(1)).isNotNegative();
    }

    @Test
    void many_threads_may_predict_with_one_model() {
        Dataset train = TestRows.learnable(500, 5, TestRows.THREE, 1);
        Model model = learner("gradient-boosting").fit(train.examples(), Seed.of(1));
        double[] expected = model.predict(train.features()).values();
        List<Integer> calls = IntStream.range(0, 400).boxed().toList();
        List<double[]> said =
                new Parallel(16).map(calls, i -> model.predict(train.features()).values());
        assertThat(said).allSatisfy(values -> assertThat(values).isEqualTo(expected));
    }

    @Test
    void no_rows_give_no_predictions() {
        Model model = learner("random-forest")
                .fit(TestRows.learnable(300, 3, TestRows.TWO, 1).examples(), Seed.of(1));
        assertThat(model.predict(TestRows.noise(0, 3, 1)).rows()).isZero();
    }
}
