package io.assay.xgboost;

import java.util.List;
import java.util.Map;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.model.Learner;
import io.assay.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every trap that crashes or misleads native code is an exception with a sentence. */
class MisuseTest {
    private static final XgboostEngine ENGINE = new XgboostEngine();
    private static final Learner FOREST = ENGINE.learner("random-forest", Map.of("trees", 3));
    private static final Seed SEED = Seed.of(1);

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void rows_that_cannot_be_learnt_from_are_refused_with_what_is_wrong(String name) {
        Learner learner = ENGINE.learner(name, Map.of("trees", 3));
        TestRows.Table table = TestRows.noise(50, 2, 1);
        assertRefused(learner, TestRows.dataset(TestRows.noise(0, 2, 1), TestRows.TWO, i -> 0), "rows to learn from");
        assertRefused(learner, TestRows.dataset(table, TestRows.TWO, i -> 1), "at least two classes, was 'only up'");
        assertRefused(learner, TestRows.dataset(table, TestRows.NUMBER, i -> i == 7 ? Double.NaN : i), "row 7");
        assertRefused(learner, TestRows.dataset(table, TestRows.NUMBER, i -> 1e300), "must be finite");
        assertRefused(learner, TestRows.dataset(table, TestRows.TWO, i -> i % 3), "from 0 to 1");
        assertRefused(learner, TestRows.dataset(table, TestRows.TWO, i -> 0.5), "whole number");
        assertRefused(learner, TestRows.weighted(table, TestRows.NUMBER, i -> i, i -> i), "weight");
    }

    @Test
    void an_infinite_feature_is_refused_by_name_in_training_and_in_prediction() {
        TestRows.Table table = TestRows.noise(50, 3, 1);
        Model model =
                FOREST.fit(TestRows.dataset(table, TestRows.NUMBER, i -> i).examples(), SEED);
        table.values()[3 * 20 + 1] = Float.NEGATIVE_INFINITY;
        Dataset broken = TestRows.dataset(table, TestRows.NUMBER, i -> i);
        assertRefused(FOREST, broken, "'x1' of row 20 is infinite");
        assertThatThrownBy(() -> model.predict(table))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'x1' of row 20 is infinite");
    }

    @Test
    void a_missing_column_is_named_and_more_columns_in_another_order_do_no_harm() {
        TestRows.Table table = TestRows.noise(60, 3, 1);
        Model model = FOREST.fit(
                TestRows.dataset(table, TestRows.NUMBER, i -> 2 * table.get(i, 0))
                        .examples(),
                SEED);
        assertThatThrownBy(() -> model.predict(TestRows.noise(5, 2, 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'x2'");
        float[] turned = new float[60 * 4];
        for (int i = 0; i < 60 * 4; i++) {
            turned[i] = i % 4 == 0 ? 1e9f : table.get(i / 4, 3 - i % 4);
        }
        List<Integer> order = List.of(9, 2, 1, 0);
        TestRows.Table other =
                new TestRows.Table(turned, order.stream().map(TestRows::column).toList());
        assertThat(model.predict(other).values()).isEqualTo(model.predict(table).values());
    }

    @Test
    void an_unknown_parameter_is_refused_with_the_nearest_one() {
        assertThatThrownBy(() -> ENGINE.learner("random-forest", Map.of("tree", 10)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("there is no parameter of random-forest 'tree'; did you mean 'trees'?");
        assertThatThrownBy(() -> ENGINE.learner("gradient-boosting", Map.of("learn_rate", 10)))
                .hasMessageContaining("did you mean 'learning_rate'?");
        assertThatThrownBy(() -> ENGINE.learner("random-forrest", Map.of()))
                .hasMessageContaining("did you mean 'random-forest'?");
    }

    @Test
    void a_value_out_of_range_is_refused_and_texts_are_read_as_numbers() {
        assertThatThrownBy(() -> ENGINE.learner("random-forest", Map.of("trees", 0)))
                .isInstanceOf(UsageException.class)
                .hasMessage("'trees' of random-forest must be a whole number in [1, 100000], was '0'");
        assertThatThrownBy(() -> ENGINE.learner("random-forest", Map.of("depth", 2.5)))
                .hasMessageContaining("2.5");
        assertThatThrownBy(() -> ENGINE.learner("gradient-boosting", Map.of("lambda", "much")))
                .hasMessage("'lambda' of gradient-boosting must be a number in [0.0, 1.0E9], was 'much'");
        assertThatThrownBy(() -> ENGINE.learner("gradient-boosting", Map.of("subsample", Double.NaN)))
                .isInstanceOf(UsageException.class);
        assertThat(ENGINE.learner("random-forest", Map.of("trees", "12")).parameters())
                .containsEntry("trees", 12)
                .containsEntry("sample", 0.632);
    }

    private static void assertRefused(Learner learner, Dataset rows, String words) {
        assertThatThrownBy(() -> learner.fit(rows.examples(), SEED))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(words);
    }
}
