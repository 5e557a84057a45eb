package io.assay.model.builtin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureTable;
import io.assay.model.Learner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The fits behind the logistic null model, and how parameters are read. */
class LinearFitTest {
    private static final Seed SEED = Seed.of(1);
    private static final BuiltinEngine ENGINE = new BuiltinEngine();

    /**
     * Ridge(alpha=1).fit(X.examples(), y, sample_weight) of scikit-learn 1.2.1 on columns standardised without the
     * weights.
     */
    @Test
    void the_weighted_ridge_equals_scikit_learn() {
        float[] a = {.5f, 1.5f, 2, -1, 0, 1};
        float[] b = {1, -1, .5f, 2, -.5f, 1.5f};
        double[] y = {.02, .05, .04, -.03, .01, .03};
        Dataset train = Tables.dataset(Tables.of(Map.of("a", a, "b", b)), Target.number("return_5d"), y)
                .withWeights(new double[] {1, 2, 1, .5, 1, 1});
        FeatureTable one = Tables.of(Map.of("a", new float[] {.3f}, "b", new float[] {.3f}));

        double said = LastDayLearner.of(List.of("a", "b"), 1)
                .fit(train.examples(), SEED)
                .predict(one)
                .score(0);
        assertThat(said).isCloseTo(0.017082938217543003, within(1e-8));
    }

    @Test
    void a_row_of_weight_two_counts_like_two_rows() {
        float[] once = {.1f, -.2f, .3f, .05f};
        float[] twice = {.1f, -.2f, .3f, .05f, .05f};
        LinearFit weighted = new LinearFit(column(once), new double[] {1, 1, 1, 2}, 1);
        LinearFit repeated = new LinearFit(column(twice), new double[] {1, 1, 1, 1, 1}, 1);

        assertThat(weighted.multinomial(new int[] {0, 1, 2, 1}, 3))
                .containsExactly(repeated.multinomial(new int[] {0, 1, 2, 1, 1}, 3), within(1e-6));
        assertThat(weighted.ridge(new double[] {1, 2, 3, 4}))
                .containsExactly(repeated.ridge(new double[] {1, 2, 3, 4, 4}), within(1e-9));
    }

    @Test
    void probabilities_stay_probabilities_however_large_the_outputs() {
        double[] outputs = {1000, 999, -1000};
        LinearFit.softmax(outputs);

        assertThat(outputs[0]).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-12));
        assertThat(Arrays.stream(outputs).sum()).isCloseTo(1, within(1e-12));
        assertThat(outputs[2]).isZero();
    }

    @Test
    void the_median_fills_gaps_and_the_population_deviation_scales() {
        FeatureTable rows = Tables.of(Map.of("a", new float[] {1, Float.NaN, 3, Float.POSITIVE_INFINITY, 8}));
        Standardiser s = Standardiser.fit(rows, new int[] {0});

        // By hand: median of 1, 3, 8 is 3; filled 1, 3, 3, 3, 8: mean 3.6, squares 6.76 + 3 x .36 + 19.36 = 27.2.
        assertThat(s.median()).containsExactly(3);
        assertThat(s.mean()[0]).isCloseTo(3.6, within(1e-12));
        assertThat(s.scale()[0]).isCloseTo(1 / Math.sqrt(27.2 / 5), within(1e-12));
        double[] gap = new double[2];
        double[] endless = new double[2];
        s.apply(new float[] {Float.NaN}, gap);
        s.apply(new float[] {Float.POSITIVE_INFINITY}, endless);
        assertThat(endless).isEqualTo(gap).containsExactly(1, (3 - s.mean()[0]) * s.scale()[0]);
    }

    @Test
    void parameters_come_as_text_or_as_what_they_are_and_are_written_back() {
        assertThat(ENGINE.learner("logistic", Map.of("columns", "ret_1, gap", "l2", "2.5"))
                        .parameters())
                .isEqualTo(Map.of("columns", List.of("ret_1", "gap"), "l2", 2.5));
        assertThat(ENGINE.learner("logistic", Map.of("columns", List.of("gap"), "l2", 3))
                        .parameters())
                .isEqualTo(Map.of("columns", List.of("gap"), "l2", 3.0));
        assertThat(ENGINE.learner("persistence", Map.of("cuts", "-0.01,0.01")).parameters())
                .isEqualTo(Map.of("column", "roc_5", "cuts", List.of(-.01, .01)));
        assertThat(ENGINE.learner("rules", Map.of("calibrate", true)).parameters())
                .isEqualTo(Map.of("calibrate", true));
        for (String name : ENGINE.learners()) {
            Learner made = ENGINE.learner(name, Map.of());
            assertThat(made.name()).isEqualTo(name);
            assertThat(ENGINE.learner(name, made.parameters()).parameters()).isEqualTo(made.parameters());
        }
    }

    @Test
    void parameters_that_cannot_be_are_user_errors() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("l2", "NaN"), Map.of("l2", "Infinity"), Map.of("l2", 0), Map.of("columns", List.of()))) {
            assertThatThrownBy(() -> ENGINE.learner("logistic", wrong)).isInstanceOf(UsageException.class);
        }
        assertThatThrownBy(() -> ENGINE.learner("rules", Map.of("calibrate", "perhaps")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("true or false");
        assertThatThrownBy(() -> ENGINE.learner("always-down", Map.of("size", 1)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("size");
        assertThatThrownBy(() -> ENGINE.learner("persistence", Map.of("cuts", "0.1,0.0")))
                .isInstanceOf(UsageException.class);
    }

    private static DesignRows column(float[] values) {
        double[][] rows = new double[values.length][];
        Arrays.setAll(rows, i -> new double[] {1, values[i]});
        return DesignRows.held(rows);
    }
}
