package io.assay.xgboost;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.model.Engine;
import io.assay.model.Explained;
import io.assay.model.Model;
import io.assay.model.Predictions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ForestTest {
    private static final XgboostEngine ENGINE = new XgboostEngine();
    private static final float NAN = Float.NaN;
    private static final Map<String, Object> ONE_WHOLE_TREE =
            Map.of("trees", 1, "sample", 1, "min_leaf", 1, "columns_per_split", 100);

    private static Predictions oneTree(TestRows.Table table, double[] target, TestRows.Table asked) {
        Dataset train = TestRows.dataset(table, TestRows.NUMBER, i -> target[i]);
        return ENGINE.learner("random-forest", ONE_WHOLE_TREE)
                .fit(train.examples(), Seed.of(1))
                .predict(asked);
    }

    @Test
    void a_bin_holds_the_values_from_its_cut_to_below_the_next() {
        TestRows.Table table = TestRows.table(new float[] {1, -0f, 2, 0f, NAN, 4, 7, 4}, 1);
        Bins bins = Bins.of(table, 255, new Parallel(1));
        assertThat(bins.cuts(0)).isEqualTo(4);
        assertThat(bins.cut(0, 0)).isEqualTo(1);
        assertThat(bins.cut(0, 3)).isEqualTo(7);
        assertThat(bins.column(0)).containsExactly(1, 0, 2, 0, 5, 3, 4, 3);
    }

    @Test
    void bins_hold_about_equally_many_rows() {
        TestRows.Table table = TestRows.noise(6_400, 2, 3);
        Bins bins = Bins.of(table, 64, new Parallel(2));
        int[] count = new int[64];
        for (byte b : bins.column(1)) {
            count[b & 0xFF]++;
        }
        assertThat(bins.cuts(1)).isEqualTo(63);
        assertThat(count).containsOnly(100);
    }

    @Test
    void a_column_without_values_or_of_one_value_is_never_split() {
        TestRows.Table table = TestRows.table(new float[] {3, NAN, 3, NAN, 3, NAN, 3, NAN}, 2);
        assertThat(oneTree(table, new double[] {1, 2, 3, 6}, table).values()).containsOnly(3);
    }

    @Test
    void splits_are_those_found_by_hand() {
        // Squared error against the mean of 4 falls by 24 at x < 3, by 8 at x < 2, by 18 at x < 4.
        TestRows.Table table = TestRows.table(new float[] {1, 2, 3, 4}, 1);
        Dataset train = TestRows.dataset(table, TestRows.NUMBER, i -> new double[] {1, 2, 6, 7}[i]);
        Map<String, Object> stump =
                Map.of("trees", 1, "sample", 1, "min_leaf", 1, "columns_per_split", 100, "depth", 1);
        Model model = ENGINE.learner("random-forest", stump).fit(train.examples(), Seed.of(1));
        assertThat(model.predict(table).values()).containsExactly(1.5, 1.5, 6.5, 6.5);
        assertThat(oneTree(table, new double[] {1, 2, 6, 7}, table).values()).containsExactly(1, 2, 6, 7);
    }

    @Test
    void a_missing_value_goes_where_its_rows_belong_and_right_if_none_was_seen() {
        TestRows.Table table = TestRows.table(new float[] {1, 1, 5, 5, NAN, NAN}, 1);
        TestRows.Table asked = TestRows.table(new float[] {1, 0, 5, 0, NAN, 0}, 2);
        TestRows.Table two = TestRows.table(new float[] {1, 0, 1, 0, 5, 0, 5, 0, NAN, 0, NAN, 0}, 2);
        assertThat(oneTree(two, new double[] {1, 1, 9, 9, 1, 1}, asked).values())
                .containsExactly(1, 9, 1);
        assertThat(oneTree(two, new double[] {1, 1, 9, 9, 9, 9}, asked).values())
                .containsExactly(1, 9, 9);
        TestRows.Table full = TestRows.table(new float[] {1, 0, 1, 0, 5, 0, 5, 0}, 2);
        assertThat(oneTree(full, new double[] {1, 1, 9, 9}, asked).values()).containsExactly(1, 9, 9);
        assertThat(oneTree(table, new double[] {1, 1, 9, 9, 1, 1}, table).values()[4])
                .isNaN();
    }

    @Test
    void a_leaf_says_the_shares_of_the_weights_it_holds() {
        TestRows.Table table = TestRows.table(new float[] {1, 1, 1, 5, 5, 5}, 1);
        Dataset train = TestRows.weighted(
                table,
                TestRows.THREE,
                i -> new double[] {0, 0, 1, 2, 2, 1}[i],
                i -> new double[] {1, 2, 1, 3, 4, 1}[i]);
        Model model = ENGINE.learner("random-forest", ONE_WHOLE_TREE).fit(train.examples(), Seed.of(1));
        double[] said = model.predict(table).values();
        double[] expected = {0.75, 0.25, 0, 0, 0.125, 0.875};
        for (int k = 0; k < 3; k++) {
            assertThat(said[k]).isCloseTo(expected[k], within(1e-7));
            assertThat(said[15 + k]).isCloseTo(expected[3 + k], within(1e-7));
        }
    }

    @Test
    void a_tree_whose_sample_is_empty_says_the_mean() {
        TestRows.Table table = TestRows.noise(2, 2, 1);
        Dataset train = TestRows.dataset(table, TestRows.TWO, i -> i);
        Map<String, Object> sparse = Map.of("trees", 3, "sample", 0.01, "min_leaf", 1);
        Model model = ENGINE.learner("random-forest", sparse).fit(train.examples(), Seed.of(1));
        assertThat(model.predict(table).values()).containsOnly(0.5);
    }

    @Test
    void a_forest_that_xgboost_grew_before_is_still_read_and_says_what_it_said() throws IOException {
        byte[] kept;
        try (InputStream in = Objects.requireNonNull(ForestTest.class.getResourceAsStream("forest_layout_1.ubj"))) {
            kept = in.readAllBytes();
        }
        Model fresh = ENGINE.learner("random-forest", Map.of("trees", 4))
                .fit(TestRows.learnable(300, 4, TestRows.THREE, 2).examples(), Seed.of(1));
        Engine.Header header = new Engine.Header(fresh.learner(), fresh.target(), fresh.features());
        // What the version that wrote the file said about these rows.
        assertThat(ENGINE.read(kept, header).predict(TestRows.noise(5, 4, 30)).values())
                .containsExactly(
                        0.5769478203632624,
                        0.33568327545190974,
                        0.08736890418482787, //
                        0.08947150213944341,
                        0.33587375581337015,
                        0.5746547420471865, //
                        0.3468645280468179,
                        0.4736826682148903,
                        0.1794528037382918, //
                        0.3498501208072517,
                        0.4237190205714281,
                        0.22643085862132023, //
                        0.3760077502456367,
                        0.49512512247073426,
                        0.128867127283629);
    }

    @Test
    void a_value_that_files_do_not_hold_is_refused() {
        assertThatThrownBy(() -> UbjWriter.bytes(Map.of("a", 1.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'value' must be of a type that files hold, was class java.lang.Double");
    }

    @Test
    void a_stump_leans_on_the_one_column_that_it_splits() {
        TestRows.Table table = TestRows.table(new float[] {1, 5, 2, 5, 3, 5, 4, 5}, 2);
        Dataset train = TestRows.dataset(table, TestRows.NUMBER, i -> new double[] {1, 2, 6, 7}[i]);
        Map<String, Object> stump =
                Map.of("trees", 1, "sample", 1, "min_leaf", 1, "columns_per_split", 100, "depth", 1);
        Model model = ENGINE.learner("random-forest", stump).fit(train.examples(), Seed.of(1));
        Map<String, Double> shares = ((Explained) model).importance();
        assertThat(shares.get(model.features().get(0))).isEqualTo(1.0);
        assertThat(shares.get(model.features().get(1))).isEqualTo(0.0);
    }
}
