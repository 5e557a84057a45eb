package io.assay.model.builtin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureTable;
import io.assay.model.Engine;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class NullModelsTest {
    private static final Seed SEED = Seed.of(1);
    private static final BuiltinEngine ENGINE = new BuiltinEngine();

    private static FeatureTable table(int rows) {
        var random = Seed.of(9).random();
        float[][] columns = new float[5][rows];
        for (float[] column : columns) {
            for (int r = 0; r < rows; r++) {
                column[r] = (float) (0.02 * random.nextGaussian());
            }
        }
        return Tables.of(Map.of(
                "roc_5", columns[0],
                "ret_1", columns[1],
                "hl_ratio", columns[2],
                "co_ratio", columns[3],
                "gap", columns[4]));
    }

    private static Dataset data(int rows) {
        double[] targets = new double[rows];
        Arrays.setAll(targets, i -> i % 10 < 5 ? 2 : i % 10 < 8 ? 0 : 1);
        return Tables.dataset(table(rows), Tables.DIRECTION, targets);
    }

    @Test
    void the_majority_answers_the_training_frequencies() {
        Model model = ConstantLearner.majority().fit(data(100).examples(), SEED);
        Predictions said = model.predict(table(3));

        assertThat(said.probability(2, 2)).isCloseTo(50.5 / 101.5, within(1e-12));
        assertThat(said.probability(0, 1)).isCloseTo(20.5 / 101.5, within(1e-12));
        assertThat(said.classOf(0)).isEqualTo(2);
    }

    @Test
    void always_up_answers_up_whatever_the_frequencies() {
        Dataset down = Tables.dataset(table(4), Tables.DIRECTION, 0, 0, 0, 1);

        assertThat(ConstantLearner.alwaysUp()
                        .fit(down.examples(), SEED)
                        .predict(table(1))
                        .classOf(0))
                .isEqualTo(2);
    }

    @Test
    void persistence_answers_the_class_of_the_past_return() {
        Model model = PersistenceLearner.of("roc_5").fit(data(100).examples(), SEED);
        FeatureTable past = Tables.of(Map.of("roc_5", new float[] {0.006f, 0.004f, -0.004f, -0.006f, Float.NaN}));
        Predictions said = model.predict(past);

        assertThat(said.classOf(0)).isEqualTo(2);
        assertThat(said.classOf(1)).isEqualTo(1);
        assertThat(said.classOf(2)).isEqualTo(1);
        assertThat(said.classOf(3)).isZero();
        assertThat(said.probability(4, 2)).isCloseTo(50.5 / 101.5, within(1e-12));
    }

    @Test
    void random_picks_have_the_training_frequencies_and_do_not_depend_on_company() {
        Model model = RandomPicksLearner.create().fit(data(1000).examples(), SEED);
        Predictions all = model.predict(table(1000));
        int[] counts = new int[3];
        for (int r = 0; r < 1000; r++) {
            counts[all.classOf(r)]++;
        }
        assertThat(counts[2]).isBetween(450, 550);
        assertThat(counts[1]).isBetween(160, 240);

        Dataset alone = data(1000).select(new int[] {417});
        assertThat(model.predict(alone.features()).classOf(0)).isEqualTo(all.classOf(417));
        Model other = RandomPicksLearner.create().fit(data(1000).examples(), Seed.of(2));
        assertThat(other.predict(table(1000)).values()).isNotEqualTo(all.values());
    }

    @Test
    void the_logistic_model_equals_scikit_learn() {
        // LogisticRegression(C=1, tol=1e-12, solver='newton-cg') of scikit-learn 1.2.1 on standardised columns; its
        // default solver stops 1e-6 away from the optimum.
        float[][] x = new float[2][30];
        double[] y = new double[30];
        for (int i = 0; i < 30; i++) {
            x[0][i] = (float) (i * .37 % 1.0 - .5);
            x[1][i] = (float) (i * i * .13 % 1.0 - .5);
            y[i] = (i * 7 + 3) % 11 % 3;
        }
        FeatureTable table = Tables.of(Map.of("a", x[0], "b", x[1]));
        Predictions said = LastDayLearner.of(List.of("a", "b"), 1)
                .fit(Tables.dataset(table, Tables.DIRECTION, y).examples(), SEED)
                .predict(table);
        double[] expected = {
            0.3761739850919527, 0.30661095274779443, 0.31721506216025286,
            0.332808236745837, 0.2858187446136483, 0.3813730186405146,
            0.34616552842355663, 0.3232199295458913, 0.3306145420305521
        };

        for (int i = 0; i < expected.length; i++) {
            assertThat(said.values()[i]).isCloseTo(expected[i], within(1e-7));
        }
    }

    @Test
    void the_logistic_model_looks_only_at_its_training_rows() {
        Dataset all = data(200);
        int[] first = new int[100];
        Arrays.setAll(first, i -> i);
        byte[] fitted = ENGINE.write(fit(all.select(first)));
        Dataset changed = data(200);
        changed.rows().target()[150] = 1;
        ((FeatureTable) changed.features()).column(0)[150] = Float.NaN;

        assertThat(ENGINE.write(fit(changed.select(first)))).isEqualTo(fitted);
        changed.rows().target()[50] = 1;
        assertThat(ENGINE.write(fit(changed.select(first)))).isNotEqualTo(fitted);
    }

    private static Model fit(Dataset train) {
        return LastDayLearner.of(LastDayLearner.PRICE_COLUMNS, 1).fit(train.examples(), SEED);
    }

    @Test
    void missing_constant_and_one_sided_columns_and_classes_are_no_trouble() {
        FeatureTable table = Tables.of(Map.of(
                "a", new float[] {Float.NaN, Float.NaN, Float.NaN, Float.NaN},
                "b", new float[] {1, 1, 1, 1},
                "c", new float[] {1, Float.NaN, 3, 1000}));
        Predictions said = LastDayLearner.of(List.of("a", "b", "c"), 1)
                .fit(Tables.dataset(table, Tables.DIRECTION, 2, 2, 2, 2).examples(), SEED)
                .predict(table);

        assertThat(Arrays.stream(said.values())).allMatch(Double::isFinite);
        assertThat(said.classOf(0)).isEqualTo(2);
    }

    @Test
    void numbers_can_be_asked_for_too() {
        Target number = Target.number("return_5d");
        FeatureTable table = table(100);
        double[] y = new double[100];
        Arrays.setAll(y, i -> 0.01 + 0.5 * table.column(table.indexOf("ret_1"))[i]);
        Dataset train = Tables.dataset(table, number, y);
        for (Learner learner : NullModels.standard("roc_5")) {
            assertThat(Arrays.stream(
                            learner.fit(train.examples(), SEED).predict(table).values()))
                    .hasSize(100)
                    .allMatch(Double::isFinite);
        }
        double[] fitted = LastDayLearner.of(List.of("ret_1"), 1e-9)
                .fit(train.examples(), SEED)
                .predict(table)
                .values();
        assertThat(fitted[7]).isCloseTo(y[7], within(1e-6));
    }

    @Test
    void every_model_is_the_same_after_writing_and_reading() {
        Dataset train = data(100);
        for (String name : ENGINE.learners()) {
            // The rules need columns of their own; the regression needs a number, and has its own test.
            if (!name.equals(RuleBasedLearner.NAME) && !name.equals(LinearLearner.REGRESSION)) {
                Model model = ENGINE.learner(name, Map.of()).fit(train.examples(), SEED);
                Model read =
                        ENGINE.read(ENGINE.write(model), new Engine.Header(name, model.target(), model.features()));

                assertThat(model.learner()).isEqualTo(name);
                assertThat(ENGINE.made(read)).isTrue();
                assertThat(read.predict(table(50)).values())
                        .isEqualTo(model.predict(table(50)).values());
                assertThat(ENGINE.write(ENGINE.learner(name, Map.of()).fit(train.examples(), SEED)))
                        .isEqualTo(ENGINE.write(model));
            }
        }
    }

    @Test
    void the_standard_list_begins_with_the_majority() {
        assertThat(NullModels.standard("roc_5").stream().map(Learner::name))
                .containsExactly("majority", "persistence", "always-up", "always-down", "random-picks", "logistic");
    }

    @Test
    void the_engine_is_found_and_says_what_it_does_not_know() {
        assertThat(ServiceLoader.load(Engine.class).stream().map(p -> p.get().name()))
                .contains("builtin");
        assertThatThrownBy(() -> ENGINE.learner("forest", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("majority");
        assertThatThrownBy(() -> ENGINE.learner("logistic", Map.of("l3", 1)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("l3");
        assertThatThrownBy(() -> ENGINE.learner("logistic", Map.of("l2", "much")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("much");
        assertThatThrownBy(() -> ENGINE.learner("logistic", Map.of("l2", -1)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("penalty");
        assertThatThrownBy(() ->
                        ENGINE.read(new byte[] {'{', '}'}, new Engine.Header("forest", Tables.DIRECTION, List.of())))
                .isInstanceOf(DataException.class);
    }

    @Test
    void no_rows_and_missing_columns_are_data_errors() {
        assertThatThrownBy(() -> ConstantLearner.majority()
                        .fit(data(10).select(new int[0]).examples(), SEED))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("training rows");
        assertThatThrownBy(() -> PersistenceLearner.of("roc_7").fit(data(10).examples(), SEED))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("roc_7");
    }

    @Test
    void always_down_is_the_mirror_image_of_always_up() {
        Model down = ConstantLearner.alwaysDown().fit(data(100).examples(), SEED);
        Model up = ConstantLearner.alwaysUp().fit(data(100).examples(), SEED);
        Predictions said = down.predict(table(2));

        // By hand: base rates 30.5, 20.5, 50.5 of 101.5; half of them, and half on the bearish class.
        assertThat(said.probability(1, 0)).isCloseTo(.5 + .5 * 30.5 / 101.5, within(1e-12));
        assertThat(said.probability(1, 2)).isCloseTo(.5 * 50.5 / 101.5, within(1e-12));
        assertThat(said.classOf(0)).isZero();
        assertThat(said.score(0)).isLessThan(0);
        assertThat(up.predict(table(2)).score(0)).isPositive();
    }

    @Test
    void constant_answers_of_numbers_are_the_mean_and_plus_and_minus_the_mean_size() {
        Dataset train = Tables.dataset(table(4), Target.number("return_5d"), .01, -.03, .02, .04);

        assertThat(ConstantLearner.majority()
                        .fit(train.examples(), SEED)
                        .predict(table(1))
                        .score(0))
                .isCloseTo(.01, within(1e-12));
        assertThat(ConstantLearner.alwaysUp()
                        .fit(train.examples(), SEED)
                        .predict(table(1))
                        .score(0))
                .isCloseTo(.025, within(1e-12));
        assertThat(ConstantLearner.alwaysDown()
                        .fit(train.examples(), SEED)
                        .predict(table(1))
                        .score(0))
                .isCloseTo(-.025, within(1e-12));
    }

    @Test
    void a_past_return_without_end_is_missing() {
        float[] past = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, .01f};
        FeatureTable rows = Tables.of(Map.of("roc_5", past));
        Dataset numbers = Tables.dataset(table(4), Target.number("return_5d"), .01, .01, .01, .05);

        Predictions said =
                PersistenceLearner.of("roc_5").fit(numbers.examples(), SEED).predict(rows);
        assertThat(said.values()).containsExactly(new double[] {.02, .02, .01}, within(1e-8));
        Predictions classes =
                PersistenceLearner.of("roc_5").fit(data(100).examples(), SEED).predict(rows);
        assertThat(classes.probability(0, 2)).isCloseTo(50.5 / 101.5, within(1e-12));
        assertThat(classes.probability(1, 2)).isCloseTo(50.5 / 101.5, within(1e-12));
    }

    @Test
    void persistence_has_cuts_for_two_three_and_five_classes_and_asks_for_others() {
        Target two = new Target("up_5d", List.of("DOWN", "UP"));
        Target four = new Target("quartile", List.of("A", "B", "C", "D"));
        Target five = new Target("direction5_5d", List.of("A", "B", "C", "D", "E"));
        FeatureTable rows = Tables.of(Map.of("roc_5", new float[] {-.03f, -.01f, 0, .01f, .03f}));

        assertThat(classes(PersistenceLearner.of("roc_5"), two, rows)).containsExactly(0, 0, 0, 1, 1);
        assertThat(classes(PersistenceLearner.of("roc_5"), five, rows)).containsExactly(0, 1, 2, 3, 4);
        assertThat(classes(PersistenceLearner.of("roc_5", -.02, 0, .02), four, rows))
                .containsExactly(0, 1, 1, 2, 3);
        assertThatThrownBy(() -> classes(PersistenceLearner.of("roc_5"), four, rows))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("3 cuts");
        assertThatThrownBy(() -> PersistenceLearner.of("roc_5", .1, .1)).hasMessageContaining("ascend");
        assertThatThrownBy(() -> PersistenceLearner.of(" ")).hasMessageContaining("column");
    }

    private static int[] classes(Learner learner, Target target, FeatureTable rows) {
        Predictions said = learner.fit(
                        Tables.dataset(rows, target, 0, 1, 0, 1, 0).examples(), SEED)
                .predict(rows);
        int[] classes = new int[said.rows()];
        Arrays.setAll(classes, said::classOf);
        return classes;
    }

    @Test
    void random_picks_of_numbers_are_training_values_and_change_with_the_seed() {
        double[] y = new double[1000];
        Arrays.setAll(y, i -> i * .001);
        Dataset train = Tables.dataset(table(1000), Target.number("return_5d"), y);
        double[] said = RandomPicksLearner.create()
                .fit(train.examples(), SEED)
                .predict(table(1000))
                .values();

        assertThat(said)
                .isNotEqualTo(RandomPicksLearner.create()
                        .fit(train.examples(), Seed.of(2))
                        .predict(table(1000))
                        .values());
        assertThat(Arrays.stream(said)).allMatch(v -> v >= 0 && v < 1);
        assertThat(Arrays.stream(said).average().orElseThrow()).isCloseTo(.5, within(.04));
    }
}
