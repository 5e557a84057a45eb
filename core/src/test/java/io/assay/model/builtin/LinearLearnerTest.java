package io.assay.model.builtin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureTable;
import io.assay.model.Engine;
import io.assay.model.Model;
import io.assay.model.Predictions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LinearLearnerTest {
    private static final Seed SEED = Seed.of(1);
    private static final BuiltinEngine ENGINE = new BuiltinEngine();
    private static final Target NUMBER = Target.number("return_5d");

    /** The columns of the scikit-learn reference; its Python is the same formulas. */
    private static FeatureTable columns() {
        float[][] x = new float[4][60];
        for (int i = 0; i < 60; i++) {
            x[0][i] = (float) (i * .37 % 1.0 - .5);
            x[1][i] = (float) (i * i * .13 % 1.0 - .5);
            x[2][i] = (float) (i * 7 % 13 * .1);
            x[3][i] = (float) (x[0][i] * .5 + i * 11 % 17 * .02);
        }
        return Tables.of(Map.of("a", x[0], "b", x[1], "c", x[2], "d", x[3]));
    }

    private static double[] weights() {
        double[] weights = new double[60];
        Arrays.setAll(weights, i -> .5 + i % 4 * .5);
        return weights;
    }

    private static Dataset classes() {
        FeatureTable x = columns();
        double[] y = new double[60];
        Arrays.setAll(y, i -> x.get(i, 0) > .2f ? 2 : (i * 7 + 3) % 11 % 3);
        return Tables.dataset(x, Tables.DIRECTION, y).withWeights(weights());
    }

    private static Dataset numbers() {
        FeatureTable x = columns();
        double[] y = new double[60];
        Arrays.setAll(y, i -> .02 * x.get(i, 0) - .01 * x.get(i, 2) + (i * 5 % 9 - 4) * .003);
        return Tables.dataset(x, NUMBER, y).withWeights(weights());
    }

    private static Dataset noise(int rows, int columns, Target target) {
        RandomGenerator random = Seed.of(5).random();
        float[][] x = new float[columns][rows];
        TreeMap<String, float[]> named = new TreeMap<>();
        double[] y = new double[rows];
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < rows; r++) {
                x[c][r] = random.nextInt(50) == 0 ? Float.NaN : (float) random.nextGaussian(c, 1 + c);
            }
            named.put("c" + (100 + c), x[c]);
        }
        for (int r = 0; r < rows; r++) {
            double signal = Float.isNaN(x[0][r]) ? 0 : x[0][r];
            double draw = signal + random.nextGaussian();
            y[r] = target.isClasses() ? (draw < -.6 ? 0 : draw < .6 ? 1 : 2) : draw;
        }
        return Tables.dataset(Tables.of(named), target, y);
    }

    /**
     * LogisticRegression(C=2, tol=1e-14, solver='newton-cg').fit(StandardScaler.examples(), y, sample_weight), 1.2.1.
     */
    @Test
    void the_weighted_logistic_regression_equals_scikit_learn() {
        double[] expected = {
            0.06057950062617738, 0.868975413464709, 0.07044508590911383,
            0.3044987734380584, 0.2051278537487181, 0.4903733728132236,
            0.08272033478703597, 0.35204542142266343, 0.5652342437903005,
            0.5233329866350414, 0.2032323457839935, 0.2734346675809651
        };
        Predictions said =
                LinearLearner.logistic(.5).fit(classes().examples(), SEED).predict(columns());

        assertThat(Arrays.copyOf(said.values(), 12)).containsExactly(expected, within(1e-7));
    }

    /** Ridge(alpha=3, solver='cholesky').fit(StandardScaler.examples(), y, sample_weight) of scikit-learn 1.2.1. */
    @Test
    void the_weighted_ridge_regression_equals_scikit_learn() {
        double[] expected = {-0.008832141556643747, -0.008388935305595497, 0.0027184252296873325, -0.013858601517033279
        };
        Predictions said =
                LinearLearner.regression(3).fit(numbers().examples(), SEED).predict(columns());

        assertThat(Arrays.copyOf(said.values(), 4)).containsExactly(expected, within(1e-9));
    }

    @Test
    void no_coefficient_can_be_moved_to_a_lower_loss() {
        for (int width : new int[] {1, 7, 30}) {
            Dataset train = noise(500, width, Tables.DIRECTION);
            LinearModel model = (LinearModel) LinearLearner.logistic(2).fit(train.examples(), SEED);
            double[] said = model.predict(train.features()).values();
            double[] coefficients = model.fitted().coefficients();
            float[] row = new float[width];
            double[] input = new double[width + 1];

            // By the definition: for each class and column, sum of (p - [class]) x plus l2 times the coefficient.
            double[] slope = new double[coefficients.length];
            for (int i = 0; i < slope.length; i++) {
                slope[i] = i % (width + 1) == 0 ? 0 : 2 * coefficients[i];
            }
            for (int r = 0; r < train.size(); r++) {
                train.features().copyRow(r, row, 0);
                model.fitted().standardiser().apply(row, input);
                for (int k = 0; k < 3; k++) {
                    double gap = said[r * 3 + k] - (train.rows().target()[r] == k ? 1 : 0);
                    for (int i = 0; i <= width; i++) {
                        slope[k * (width + 1) + i] += gap * input[i];
                    }
                }
            }
            // The intercepts' own penalty of 5e-7 is left out above.
            assertThat(slope).containsOnly(new double[] {0}, within(1e-6));
        }
    }

    @Test
    void the_ridge_solves_its_normal_equations() {
        // By hand: x standardised is -1, 1, -1, 1, y = 1, 5, 3, 7: mean 4, x'y = 8, so b = 8 / (4 + 4) = 1.
        FeatureTable x = Tables.of(Map.of("x", new float[] {10, 30, 10, 30}));
        Model model = LinearLearner.regression(4)
                .fit(Tables.dataset(x, NUMBER, 1, 5, 3, 7).examples(), SEED);

        assertThat(model.predict(x).values()).containsExactly(new double[] {3, 5, 3, 5}, within(1e-7));
    }

    @Test
    void rows_read_anew_at_each_pass_give_the_same_bits_as_rows_held() {
        Dataset train = noise(1001, 12, Tables.DIRECTION);
        int[] all = new int[12];
        Arrays.setAll(all, i -> i);
        Standardiser standardiser = Standardiser.fit(train.features(), all);
        DesignRows held = DesignRows.of(train.features(), all, standardiser);
        DesignRows streamed = new DesignRows.Streamed(train.features(), all, standardiser);
        double[] weights = train.rows().weight();
        double[] y = train.rows().target();
        int[] actual = Arrays.stream(y).mapToInt(v -> (int) v).toArray();

        assertThat(held).isInstanceOf(DesignRows.Held.class);
        assertThat(new LinearFit(streamed, weights, 1).multinomial(actual, 3))
                .isEqualTo(new LinearFit(held, weights, 1).multinomial(actual, 3));
        assertThat(new LinearFit(streamed, weights, 1).ridge(y)).isEqualTo(new LinearFit(held, weights, 1).ridge(y));
    }

    @Test
    void classes_that_a_line_parts_stay_finite_and_are_told_apart() {
        FeatureTable x = Tables.of(Map.of("x", new float[] {-3, -2, -1, 1, 2, 3}));
        Dataset train = Tables.dataset(x, Tables.DIRECTION, 0, 0, 0, 2, 2, 2);
        for (double l2 : new double[] {1, 1e-3, 1e-6}) {
            Predictions said =
                    LinearLearner.logistic(l2).fit(train.examples(), SEED).predict(x);

            assertThat(Arrays.stream(said.values())).allMatch(Double::isFinite);
            assertThat(said.classOf(2)).isZero();
            assertThat(said.classOf(3)).isEqualTo(2);
            assertThat(said.probability(0, 1)).isBetween(0.0, 1e-6);
        }
        assertThat(LinearLearner.logistic(1e-6)
                        .fit(train.examples(), SEED)
                        .predict(x)
                        .probability(3, 2))
                .isGreaterThan(.999);
    }

    @Test
    void constant_and_empty_columns_change_nothing() {
        float[] x = {1, 2, 3, Float.NaN, 5, 7, 1, 2};
        float[] empty = new float[8];
        float[] constant = new float[8];
        Arrays.fill(empty, Float.NaN);
        Arrays.fill(constant, .1f);
        double[] y = {0, 1, 2, 0, 1, 2, 2, 0};
        FeatureTable one = Tables.of(Map.of("x", x));
        FeatureTable three = Tables.of(Map.of("x", x, "empty", empty, "constant", constant));
        double[] alone = LinearLearner.logistic(1)
                .fit(Tables.dataset(one, Tables.DIRECTION, y).examples(), SEED)
                .predict(one)
                .values();
        double[] together = LinearLearner.logistic(1)
                .fit(Tables.dataset(three, Tables.DIRECTION, y).examples(), SEED)
                .predict(three)
                .values();

        assertThat(together).containsExactly(alone, within(1e-9));
        assertThat(LinearLearner.regression(1)
                        .fit(Tables.dataset(three, NUMBER, y).examples(), SEED)
                        .predict(three)
                        .values())
                .containsExactly(
                        LinearLearner.regression(1)
                                .fit(Tables.dataset(one, NUMBER, y).examples(), SEED)
                                .predict(one)
                                .values(),
                        within(1e-9));
    }

    @Test
    void a_class_that_never_occurs_is_all_but_impossible_and_one_class_alone_is_all_but_sure() {
        Dataset two = noise(300, 5, Tables.DIRECTION);
        double[] y = two.rows().target();
        Arrays.setAll(y, i -> y[i] == 1 ? 0 : y[i]);
        Predictions said = LinearLearner.logistic(1).fit(two.examples(), SEED).predict(two.features());
        assertThat(said.probability(7, 1)).isBetween(0.0, 1e-6);

        Arrays.fill(y, 1);
        assertThat(LinearLearner.logistic(1)
                        .fit(two.examples(), SEED)
                        .predict(two.features())
                        .probability(7, 1))
                .isBetween(1 - 1e-6, 1.0);
    }

    @Test
    void only_named_columns_are_read_wherever_they_stand() {
        Dataset train = numbers();
        Model all = LinearLearner.regression(1).fit(train.examples(), SEED);
        Model two = LinearLearner.regression(1).withColumns(List.of("c", "a")).fit(train.examples(), SEED);
        assertThat(all.features()).containsExactly("a", "b", "c", "d");
        assertThat(two.features()).containsExactly("c", "a");

        FeatureTable alone =
                Tables.of(Map.of("a", columns().column(0), "c", columns().column(2)));
        assertThat(two.predict(alone).values()).isEqualTo(two.predict(columns()).values());
        assertThat(LinearLearner.regression(1)
                        .fit(
                                Tables.dataset(alone, NUMBER, train.rows().target())
                                        .withWeights(weights())
                                        .examples(),
                                SEED)
                        .predict(alone)
                        .values())
                .containsExactly(two.predict(alone).values(), within(1e-12));
        assertThatThrownBy(() -> all.predict(alone))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("b");
    }

    @Test
    void a_regression_needs_a_number_and_a_logistic_regression_needs_classes() {
        assertThatThrownBy(() -> LinearLearner.regression(1).fit(classes().examples(), SEED))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("logistic-regression");
        assertThatThrownBy(() -> LinearLearner.logistic(1).fit(numbers().examples(), SEED))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("linear-regression");
    }

    @Test
    void a_penalty_too_small_for_columns_that_repeat_each_other_is_said() {
        float[] x = columns().column(0);
        FeatureTable twins = Tables.of(Map.of("a", x, "b", x.clone()));
        double[] y = numbers().rows().target();

        assertThatThrownBy(() -> LinearLearner.regression(1e-300)
                        .fit(Tables.dataset(twins, NUMBER, y).examples(), SEED))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("depend on each other");
    }

    @Test
    void models_are_the_same_after_writing_and_reading_and_damage_is_said() {
        Model number = LinearLearner.regression(1).fit(numbers().examples(), SEED);
        Model direction = LinearLearner.logistic(1).fit(classes().examples(), SEED);
        for (Model model : List.of(number, direction)) {
            Engine.Header header = new Engine.Header(model.learner(), model.target(), model.features());
            byte[] written = ENGINE.write(model);
            assertThat(ENGINE.read(written, header).predict(columns()).values())
                    .isEqualTo(model.predict(columns()).values());

            Engine.Header wrong = new Engine.Header(model.learner(), model.target(), List.of("a"));
            assertThatThrownBy(() -> ENGINE.read(written, wrong))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("header");
            byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> ENGINE.read(empty, header)).isInstanceOf(DataException.class);
        }
    }

    @Test
    void parameters_are_shown_and_checked() {
        assertThat(ENGINE.learner("linear-regression", Map.of("l2", "5")).parameters())
                .isEqualTo(Map.of("l2", 5.0));
        assertThat(ENGINE.learner("logistic-regression", Map.of("columns", "a,b"))
                        .parameters())
                .isEqualTo(Map.of("l2", 1.0, "columns", List.of("a", "b")));
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("l2", 0),
                Map.of("l2", "much"),
                Map.of("columns", List.of()),
                Map.of("columns", "a,a"),
                Map.of("C", 1))) {
            assertThatThrownBy(() -> ENGINE.learner("linear-regression", wrong)).isInstanceOf(UsageException.class);
        }
    }

    @Test
    void the_median_is_that_of_the_sorted_values_in_any_order() {
        RandomGenerator random = Seed.of(3).random();
        for (int n = 1; n < 200; n++) {
            int distinct = 1 + random.nextInt(n);
            float[] values = new float[n];
            for (int i = 0; i < n; i++) {
                values[i] = random.nextInt(9) == 0 ? Float.NaN : random.nextInt(distinct) * .1f;
            }
            double[] sorted = new double[n];
            int finite = 0;
            for (float value : values) {
                if (!Float.isNaN(value)) {
                    sorted[finite++] = value;
                }
            }
            Arrays.sort(sorted, 0, finite);
            double expected = finite == 0 ? 0 : (sorted[(finite - 1) / 2] + sorted[finite / 2]) / 2;

            assertThat(Median.of(values)).isEqualTo(expected);
        }
        float[] pipe = new float[5001];
        for (int i = 0; i < pipe.length; i++) {
            pipe[i] = Math.min(i, pipe.length - 1 - i);
        }
        assertThat(Median.of(pipe)).isEqualTo(1250);
    }

    @Test
    void importance_is_the_absolute_coefficients_over_the_classes_and_0_without_spread() {
        double[] plain = {0, 0, 0};
        double[] one = {1, 1, 0};
        Standardiser standardiser = new Standardiser(plain, plain, one);
        // Intercept, then a, b and c: class by class.
        double[] coefficients = {9, 1, -2, 5, 9, -3, 1, 5, 9, 0, 1, 5};
        LinearModel model = new LinearModel(
                "logistic-regression",
                Tables.DIRECTION,
                List.of("a", "b", "c"),
                new LinearModel.Values(standardiser, coefficients));
        assertThat(model.importance()).containsExactlyInAnyOrderEntriesOf(Map.of("a", .5, "b", .5, "c", .0));
        LinearModel idle = new LinearModel(
                "ridge",
                NUMBER,
                List.of("c"),
                new LinearModel.Values(
                        new Standardiser(new double[1], new double[1], new double[1]), new double[] {1, 2}));
        assertThat(idle.importance()).containsExactly(Map.entry("c", .0));
    }

    @Test
    void what_the_columns_give_to_a_class_sums_to_what_is_said_of_it() {
        LinearModel model =
                (LinearModel) LinearLearner.logistic(.5).fit(classes().examples(), SEED);
        int classes = model.sums();
        for (int row = 0; row < columns().rows(); row++) {
            double[] outputs = new double[classes];
            for (int k = 0; k < classes; k++) {
                outputs[k] = Arrays.stream(model.attribute(columns(), k)[row]).sum();
            }
            LinearFit.softmax(outputs);
            for (int k = 0; k < classes; k++) {
                assertThat(outputs[k]).isCloseTo(model.predict(columns()).probability(row, k), within(1e-12));
            }
        }
    }
}
