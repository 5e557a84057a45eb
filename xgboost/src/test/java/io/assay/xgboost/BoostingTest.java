package io.assay.xgboost;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.model.Engine;
import io.assay.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BoostingTest {
    private static final XgboostEngine ENGINE = new XgboostEngine();
    private static final float NAN = Float.NaN;
    /** One split on all rows and columns. */
    private static Map<String, Object> stump(double least) {
        return Map.of(
                "trees",
                1,
                "depth",
                1,
                "learning_rate",
                1,
                "lambda",
                0,
                "min_child_weight",
                least, //
                "subsample",
                1,
                "colsample",
                1);
    }

    private static double[] stump(Dataset train, TestRows.Table asked) {
        return ENGINE.learner("gradient-boosting", stump(1))
                .fit(train.examples(), Seed.of(1))
                .predict(asked)
                .values();
    }

    @Test
    void one_round_without_shrinkage_says_the_mean_of_each_side() {
        TestRows.Table table = TestRows.table(new float[] {1, 2, 3, 4}, 1);
        Dataset train = TestRows.dataset(table, TestRows.NUMBER, i -> new double[] {1, 2, 6, 7}[i]);
        assertThat(stump(train, table)).containsExactly(1.5, 1.5, 6.5, 6.5);
        Dataset weighted = TestRows.weighted(
                table, TestRows.NUMBER, i -> new double[] {1, 2, 6, 7}[i], i -> new double[] {3, 1, 1, 3}[i]);
        double[] said = stump(weighted, table);
        assertThat(said[0]).isCloseTo(1.25, within(1e-6));
        assertThat(said[3]).isCloseTo(6.75, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.MIN_VALUE, 1, 1.7e308})
    void the_unit_of_the_weights_does_not_matter_even_where_their_sum_is_no_number(double unit) {
        TestRows.Table table = TestRows.table(new float[] {1, 2, 3, 4}, 1);
        Dataset train = TestRows.weighted(table, TestRows.NUMBER, i -> new double[] {1, 2, 6, 7}[i], i -> unit);
        assertThat(stump(train, table)).containsExactly(1.5, 1.5, 6.5, 6.5);
    }

    @Test
    void one_round_moves_the_log_odds_by_a_step_of_newton() {
        // Shares of one half: slopes are 0.5 on the rows of the first class, -0.5 on others, curvatures 0.25.
        TestRows.Table table = TestRows.table(new float[] {1, 1, 1, 5, 5, 5}, 1);
        Dataset train = TestRows.dataset(table, TestRows.TWO, i -> new double[] {0, 0, 1, 1, 1, 0}[i]);
        double[] said = ENGINE.learner("gradient-boosting", stump(0.7))
                .fit(train.examples(), Seed.of(1))
                .predict(table)
                .values();
        double step = 0.5 / 0.75;
        assertThat(said[1]).isCloseTo(1 / (1 + Math.exp(step)), within(1e-6));
        assertThat(said[7]).isCloseTo(1 / (1 + Math.exp(-step)), within(1e-6));
    }

    @Test
    void a_missing_value_goes_where_its_rows_belong_and_right_if_none_was_seen() {
        TestRows.Table two = TestRows.table(new float[] {1, 0, 1, 0, 5, 0, 5, 0, NAN, 0, NAN, 0}, 2);
        TestRows.Table asked = TestRows.table(new float[] {1, 0, 5, 0, NAN, 0}, 2);
        double[] low = {1, 1, 9, 9, 1, 1};
        double[] high = {1, 1, 9, 9, 9, 9};
        double[] apart = {1, 1, 1, 1, 9, 9};
        assertThat(stump(TestRows.dataset(two, TestRows.NUMBER, i -> low[i]), asked))
                .containsExactly(1, 9, 1);
        assertThat(stump(TestRows.dataset(two, TestRows.NUMBER, i -> high[i]), asked))
                .containsExactly(1, 9, 9);
        assertThat(stump(TestRows.dataset(two, TestRows.NUMBER, i -> apart[i]), asked))
                .containsExactly(1, 1, 9);
        TestRows.Table full = TestRows.table(new float[] {1, 0, 1, 0, 5, 0, 5, 0}, 2);
        assertThat(stump(TestRows.dataset(full, TestRows.NUMBER, i -> high[i]), asked))
                .containsExactly(1, 9, 9);
    }

    @Test
    void columns_of_one_value_or_none_say_the_mean() {
        TestRows.Table table = TestRows.table(new float[] {3, NAN, 3, NAN, 3, NAN, 3, NAN}, 2);
        double[] target = {1, 2, 3, 6};
        assertThat(stump(TestRows.dataset(table, TestRows.NUMBER, i -> target[i]), table))
                .containsOnly(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 7.5, 40, 149, 151, 1e6})
    void a_leaf_holds_at_least_the_weight_asked_for(double least) {
        Dataset train = TestRows.learnable(300, 4, TestRows.NUMBER, 3);
        XgboostModel model = (XgboostModel) ENGINE.learner(
                        "gradient-boosting",
                        Map.of("trees", 10, "depth", 6, "min_child_weight", least, "subsample", 1, "colsample", 1))
                .fit(train.examples(), Seed.of(1));
        Map<String, Object> file = Fields.at(Ubj.read(model.bytes()), "learner", "gradient_booster", "model");
        for (Object each : Fields.list(file, "trees")) {
            float[] cover = Fields.real(Fields.object(each, "tree"), "sum_hessian");
            assertThat(cover[0]).isEqualTo(300);
            assertThat(cover.length > 1).isEqualTo(least < 150);
            for (int node = 1; node < cover.length; node++) {
                // A row weighs 1, and sums of such weights are exact.
                assertThat((double) cover[node]).isGreaterThanOrEqualTo(least);
            }
        }
        if (least > 300) {
            // XGBoost says nothing at all then, not even the slight step of a root that is a leaf.
            assertThat(Arrays.stream(model.predict(train.features()).values()).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void draws_so_small_that_they_are_empty_leave_the_shares() {
        TestRows.Table table = TestRows.noise(2, 2, 1);
        Dataset train = TestRows.dataset(table, TestRows.TWO, i -> i);
        Model model = ENGINE.learner("gradient-boosting", Map.of("trees", 3, "subsample", 0.01))
                .fit(train.examples(), Seed.of(1));
        assertThat(model.predict(table).values()).containsOnly(0.5);
    }

    @Test
    void more_bins_than_a_byte_counts_are_refused() {
        assertThatThrownBy(() -> ENGINE.learner("gradient-boosting", Map.of("bins", 256)))
                .isInstanceOf(UsageException.class)
                .hasMessage("'bins' of gradient-boosting must be a whole number in [2, 255], was '256'");
    }

    @Test
    void models_that_xgboost_grew_before_are_still_read_and_say_what_they_said() throws IOException {
        // What the version that wrote the files said about these rows.
        assertKept(
                "boosting_number.ubj",
                TestRows.NUMBER,
                -0.19789132475852966,
                0.09760948270559311,
                -0.15616196393966675);
        assertKept(
                "boosting_two.ubj",
                TestRows.TWO,
                0.5236288843877007,
                0.47637111561229917,
                0.466550055033929,
                0.5334499449660711,
                0.5297923994973319,
                0.4702076005026681);
        assertKept(
                "boosting_three.ubj",
                TestRows.THREE,
                0.316147374700719,
                0.4001717019198959,
                0.28368092337938516,
                0.30409732687498653,
                0.38437867972781675,
                0.3115239933971967,
                0.31797466109018013,
                0.39655739879770824,
                0.2854679401121116);
    }

    private static void assertKept(String file, Target target, double... expected) throws IOException {
        try (InputStream in = Objects.requireNonNull(BoostingTest.class.getResourceAsStream(file))) {
            TestRows.Table asked = TestRows.noise(3, 4, 30);
            asked.values()[1] = NAN;
            Engine.Header header = new Engine.Header("gradient-boosting", target, List.of("x0", "x1", "x2", "x3"));
            assertThat(ENGINE.read(in.readAllBytes(), header).predict(asked).values())
                    .containsExactly(expected);
        }
    }
}
