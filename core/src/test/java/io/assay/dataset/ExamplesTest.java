package io.assay.dataset;

import java.util.Arrays;
import java.util.List;

import io.assay.base.DataException;
import io.assay.feature.FeatureRows;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a learner may see of a dataset, and what its columns are. */
class ExamplesTest {
    private static final int ROWS = 40;

    /** Rows of one instrument; target and outcome are different numbers that differ from row to row. */
    private static Dataset dataset(float[][] features, String... names) {
        Dataset times = TestDatasets.regular(ROWS, 5);
        Dataset.Rows of = times.rows();
        double[] target = new double[ROWS];
        double[] outcome = new double[ROWS];
        Arrays.setAll(target, row -> 0.01 * row - 0.1);
        Arrays.setAll(outcome, row -> 0.5 - 0.02 * row);
        Dataset.Rows rows = new Dataset.Rows(
                of.instrument(),
                of.decisionDay(),
                of.entryDay(),
                of.exitDay(),
                of.knownDay(),
                target,
                outcome,
                of.weight());
        FeatureRows table = TestDatasets.table(features, names);
        return Dataset.of(table, times.target(), times.instruments(), rows);
    }

    /** One honest column, and beside it any other. */
    private static float[][] beside(double[] other) {
        float[][] features = new float[ROWS][2];
        for (int row = 0; row < ROWS; row++) {
            features[row][0] = row % 7;
            features[row][1] = (float) other[row];
        }
        return features;
    }

    @Test
    void a_learner_sees_features_targets_times_and_weights_and_no_outcome() {
        Dataset dataset = dataset(beside(new double[ROWS]), "a", "b");
        Examples examples = dataset.examples();
        assertThat(examples.size()).isEqualTo(ROWS);
        assertThat(examples.target()).isEqualTo(dataset.target());
        assertThat(examples.features()).isSameAs(dataset.features());
        assertThat(examples.rows().target()).isEqualTo(dataset.rows().target());
        assertThat(examples.rows().weight()).isEqualTo(dataset.rows().weight());
        assertThat(examples.rows().knownDay()).isEqualTo(dataset.rows().knownDay());
        assertThat(examples.rows().outcome()).containsOnly(Double.NaN);
        assertThat(examples.select(new int[] {3, 8}).rows().outcome()).containsExactly(Double.NaN, Double.NaN);
        assertThat(examples.dataset().rows().outcome()).containsOnly(Double.NaN);
        assertThat(dataset.rows().outcome()).doesNotContain(Double.NaN);
    }

    @Test
    void a_feature_column_that_is_the_target_is_refused_by_name() {
        double[] target = dataset(beside(new double[ROWS]), "a", "b").rows().target();
        Dataset leaking = dataset(beside(target), "a", "roc_5");
        assertThatThrownBy(leaking::examples)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'roc_5' equals the target of return_5d on each of 40 rows")
                .hasMessageContaining("leave the column out");
    }

    @Test
    void a_feature_column_that_is_the_outcome_is_refused() {
        double[] outcome = dataset(beside(new double[ROWS]), "a", "b").rows().outcome();
        Dataset leaking = dataset(beside(outcome), "a", "roc_5");
        assertThatThrownBy(leaking::examples)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'roc_5' equals the outcome");
    }

    @Test
    void a_column_that_differs_on_one_row_alone_is_for_the_leak_proof_to_find_and_passes() {
        double[] almost =
                dataset(beside(new double[ROWS]), "a", "b").rows().target().clone();
        almost[ROWS - 1] += 1;
        assertThat(dataset(beside(almost), "a", "b").examples().size()).isEqualTo(ROWS);
    }

    @Test
    void equal_constants_tell_nothing_and_pass() {
        Dataset times = TestDatasets.regular(ROWS, 5);
        float[][] zeros = new float[ROWS][1];
        assertThat(times.withFeatures(TestDatasets.table(zeros, "flat"))
                        .examples()
                        .size())
                .isEqualTo(ROWS);
    }

    @Test
    void every_column_is_a_feature_the_label_or_meta_and_every_time_is_named() {
        Dataset dataset = dataset(beside(new double[ROWS]), "a", "b");
        List<Column> schema = dataset.schema();
        assertThat(Column.of(Column.Feature.class, schema))
                .extracting(Column::name)
                .containsExactly("a", "b");
        assertThat(Column.of(Column.Label.class, schema))
                .extracting(Column::name)
                .containsExactly("return_5d");
        assertThat(Column.of(Column.Meta.class, schema))
                .extracting(Column::name)
                .containsExactly(
                        "instrument", "feature_time", "decision", "entry", "exit", "label_end", "outcome", "weight");
        assertThat(schema).allSatisfy(column -> assertThat(column.meaning()).isNotBlank());
    }

    @Test
    void the_times_of_a_row_are_read_by_their_names() {
        Dataset dataset = TestDatasets.regular(ROWS, 5);
        assertThat(dataset.day(7, Column.Role.FEATURE_TIME)).isEqualTo(7);
        assertThat(dataset.day(7, Column.Role.DECISION)).isEqualTo(7);
        assertThat(dataset.day(7, Column.Role.ENTRY)).isEqualTo(8);
        assertThat(dataset.day(7, Column.Role.EXIT)).isEqualTo(13);
        assertThat(dataset.day(7, Column.Role.LABEL_END)).isEqualTo(13);
        assertThatIllegalArgumentException().isThrownBy(() -> dataset.day(7, Column.Role.OUTCOME));
    }

    @Test
    void a_feature_may_not_have_the_name_of_the_label_or_of_a_time() {
        for (String name : List.of("return_5d", "outcome", "label_end", "exit")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> dataset(beside(new double[ROWS]), "a", name))
                    .withMessageContaining(name);
        }
    }
}
