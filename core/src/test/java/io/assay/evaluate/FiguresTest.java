package io.assay.evaluate;

import java.util.Arrays;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.metric.Correlation;
import io.assay.metric.Moments;
import io.assay.metric.NeweyWest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected figures: the formulas of the Javadoc in numpy, and scipy and scikit-learn where they have them. */
class FiguresTest {
    private static final double CLOSE = 1e-12;
    private static final Settings SETTINGS = Settings.standard(Seed.of(1)).withDraws(100);
    private static final double[] ACTUAL = {.02, -.01, .005, .0, -.03, .015, .01, -.02, .04, .025, -.005, -.015};
    private static final double[] SAID = {.01, -.004, .002, .001, -.02, -.01, .012, .002, .03, .0, -.008, .01};
    private static final Dataset NUMBERS = SmallRows.numbers(2, 1, ACTUAL);
    private static final Answers MEAN = SmallRows.constant("majority", 12, .002);

    private static Evaluation numbers(Settings settings, double... said) {
        return Evaluation.of(NUMBERS, SmallRows.numbers("model", said), MEAN.predictions(), settings);
    }

    private static double value(Evaluation evaluation, String name) {
        return evaluation.figure(name).value();
    }

    @Test
    void figures_of_a_number_target_equal_numpy() {
        Evaluation e = numbers(SETTINGS, SAID);

        assertThat(value(e, "direction correlation")).isCloseTo(0.6327976652539049, within(CLOSE));
        assertThat(value(e, "mean squared error")).isCloseTo(0.0002265, within(CLOSE));
        assertThat(value(e, "mean absolute error")).isCloseTo(0.011833333333333333, within(CLOSE));
        assertThat(value(e, "R2 over the base rate")).isCloseTo(0.400397088021178, within(CLOSE));
        assertThat(value(e, "rank IC (over time)")).isCloseTo(0.4000024623188272, within(1e-9));
        assertThat(value(e, Evaluation.SIDE_ACCURACY)).isCloseTo(0.6818181818181818, within(CLOSE));
        assertThat(value(e, "net return")).isCloseTo(0.015490654205607478, within(CLOSE));
        assertThat(e.has("accuracy")).isFalse();
        assertThat(e.has(Evaluation.DAILY_RANK_IC)).isFalse();
        assertThat(e.confusion().total()).isZero();
        assertThat(e.span().days()).isEqualTo(6);
        assertThat(e.span().overlap()).isEqualTo(1);
    }

    @Test
    void positions_of_one_size_earn_by_their_sign_alone() {
        Settings sign = SETTINGS.withTrading(new Trading(Trading.Position.SIGN, Costs.STANDARD));
        double[] tenfold = Arrays.stream(SAID).map(s -> .002 + 10 * (s - .002)).toArray();

        assertThat(value(numbers(sign, SAID), "net return")).isCloseTo(0.00495, within(CLOSE));
        assertThat(value(numbers(sign, tenfold), "net return")).isCloseTo(0.00495, within(CLOSE));
    }

    @Test
    void the_training_mean_explains_nothing_and_the_truth_everything() {
        Evaluation mean = numbers(SETTINGS, MEAN.predictions().values());
        assertThat(value(mean, "R2 over the base rate")).isZero();
        assertThat(value(mean, "direction correlation")).isZero();
        assertThat(value(mean, "rank IC (over time)")).isZero();

        Evaluation truth = numbers(SETTINGS, ACTUAL);
        assertThat(value(truth, "R2 over the base rate")).isCloseTo(1, within(CLOSE));
        assertThat(value(truth, "direction correlation")).isCloseTo(1, within(CLOSE));
        assertThat(value(truth, "mean squared error")).isCloseTo(0, within(CLOSE));
        assertThat(value(truth, "rank IC (over time)")).isCloseTo(1, within(1e-9));
    }

    @Test
    void the_direction_correlation_asks_for_the_order_of_size_of_nothing() {
        double[] timid = Arrays.stream(SAID).map(s -> .002 + .001 * (s - .002)).toArray();

        assertThat(value(numbers(SETTINGS, timid), "direction correlation"))
                .isCloseTo(0.6327976652539049, within(1e-9));
        assertThat(value(numbers(SETTINGS, timid), "R2 over the base rate")).isLessThan(.01);
    }

    @Test
    void an_answer_without_end_is_left_out_like_a_missing_one() {
        double[] broken = SAID.clone();
        broken[3] = Double.POSITIVE_INFINITY;
        broken[4] = Double.NaN;
        Evaluation e = numbers(SETTINGS, broken);

        assertThat(e.span().rows()).isEqualTo(10);
        assertThat(e.span().coverage()).isCloseTo(10.0 / 12, within(CLOSE));
        assertThat(e.figures()).allMatch(f -> !Double.isInfinite(f.value()));
        assertThat(value(e, "mean squared error")).isFinite();
    }

    @Test
    void figures_of_classes_equal_scikit_learn() {
        double[] p = {.2, .3, .5, .6, .2, .2, .3, .4, .3, .25, .25, .5, .5, .3, .2, .1, .6, .3};
        double[] base = new double[18];
        Arrays.setAll(base, i -> new double[] {.3, .3, .4}[i % 3]);
        double[] actual = {2, 0, 2, 1, 0, 1};
        double[] outcome = {.02, -.01, .03, 0, -.02, .001};
        Dataset rows = SmallRows.rows(SmallRows.CLASSES, 1, 1, actual, outcome);
        Answers majority = SmallRows.classes("majority", base);
        Evaluation e = Evaluation.of(rows, SmallRows.classes("model", p), majority.predictions(), SETTINGS);

        assertThat(value(e, "direction correlation")).isCloseTo(0.7460815930528549, within(CLOSE));
        assertThat(value(e, "log loss")).isCloseTo(0.8330354623496165, within(CLOSE));
        assertThat(value(e, "Brier score")).isCloseTo(0.4791666666666667, within(CLOSE));
        assertThat(value(e, "accuracy")).isCloseTo(0.6666666666666666, within(CLOSE));
        assertThat(value(e, "Matthews correlation")).isCloseTo(.5, within(CLOSE));
        assertThat(value(e, "balanced accuracy")).isCloseTo(0.6666666666666666, within(CLOSE));
        assertThat(value(e, "ROC AUC")).isCloseTo(0.7916666666666666, within(CLOSE));
        // Rows 0, 1, 2 and 4 went somewhere; the scores are .3, -.4, 0 and -.3: right, right, half, right.
        assertThat(value(e, Evaluation.SIDE_ACCURACY)).isCloseTo(3.5 / 4, within(CLOSE));
        assertThat(value(e, "majority rate")).isCloseTo(1.0 / 3, within(CLOSE));
        assertThat(e.confusion().count(2, 2)).isEqualTo(1);

        Comparison c = Comparison.of(rows, SmallRows.classes("model", p), List.of(majority), SETTINGS);
        Comparison.Difference saved = c.by(Measure.LOSS_SAVED).get(0);
        assertThat(saved.estimate()).isCloseTo(0.2750433178257258, within(CLOSE));
        assertThat(saved.other()).isCloseTo(-1.1080787801753422, within(CLOSE));
        assertThat(saved.lower()).isNaN();
    }

    @Test
    void one_class_alone_leaves_figures_undefined_and_never_infinite() {
        double[] p = {.2, .3, .5, .6, .2, .2, .3, .4, .3};
        Dataset rows = SmallRows.rows(SmallRows.CLASSES, 1, 1, new double[] {1, 1, 1}, new double[3]);
        Evaluation e = Evaluation.of(
                rows,
                SmallRows.classes("model", p),
                SmallRows.classes("majority", .3, .4, .3, .3, .4, .3, .3, .4, .3)
                        .predictions(),
                SETTINGS);

        assertThat(value(e, "ROC AUC")).isNaN();
        assertThat(value(e, Evaluation.SIDE_ACCURACY)).isNaN();
        assertThat(value(e, "direction correlation")).isZero();
        assertThat(value(e, "Matthews correlation")).isZero();
        assertThat(e.figures()).allMatch(f -> !Double.isInfinite(f.value()));
    }

    @Test
    void one_row_is_enough_for_figures_and_for_no_interval() {
        Dataset one = SmallRows.numbers(1, 1, .01);
        Evaluation e = Evaluation.of(
                one,
                SmallRows.numbers("model", .02),
                SmallRows.constant("m", 1, 0).predictions(),
                SETTINGS);

        assertThat(value(e, "direction correlation")).isEqualTo(1);
        assertThat(value(e, "net Sharpe a year")).isNaN();
        assertThat(e.figures()).noneMatch(f -> f.interval().isDefined());
        assertThatThrownBy(() -> value(e, "luck")).hasMessageContaining("luck");
        assertThatThrownBy(() -> e.has(" ")).hasMessageContaining("name");
    }

    @Test
    void the_daily_rank_ic_is_the_mean_over_days_of_scipys_spearman() {
        double[] actual = {1, 3, 2, 4, 4, 1, 2, 3, 0, 1, 1.5, 2};
        double[] said = {1, 2, 3, 4, 4, 1, 3, 2, 1, 1, 2, 3};
        Dataset rows = SmallRows.numbers(4, 1, actual);
        Settings settings = new Settings(
                .01, .05, 100, 4, Trading.STANDARD, List.of(Measure.DIRECTION, Measure.RANK_IC), Seed.of(1));
        Evaluation e = Evaluation.of(
                rows,
                SmallRows.numbers("m", said),
                SmallRows.constant("b", 12, 0).predictions(),
                settings);

        double third = Correlation.spearman(new double[] {1, 1, 2, 3}, new double[] {0, 1, 1.5, 2});
        assertThat(value(e, Evaluation.DAILY_RANK_IC)).isCloseTo((.8 + .8 + third) / 3, within(CLOSE));
        assertThat(value(e, "ICIR")).isCloseTo(9.896760480176086, within(1e-9));
        assertThat(e.has("rank IC t")).isTrue();
    }

    @Test
    void days_on_which_the_score_is_the_same_for_all_count_as_nothing_known() {
        double[] actual = {1, 2, 3, 1, 2, 3, 1, 2, 3};
        double[] said = {1, 2, 3, 5, 5, 5, 1, 2, 3};
        Settings settings = new Settings(
                .01, .05, 100, 3, Trading.STANDARD, List.of(Measure.DIRECTION, Measure.RANK_IC), Seed.of(1));
        Evaluation e = Evaluation.of(
                SmallRows.numbers(3, 1, actual),
                SmallRows.numbers("m", said),
                SmallRows.constant("b", 9, 0).predictions(),
                settings);

        // By hand: coefficients 1, 0, 1: mean 2/3, sample deviation sqrt(1/3).
        assertThat(value(e, Evaluation.DAILY_RANK_IC)).isCloseTo(2.0 / 3, within(CLOSE));
        assertThat(value(e, "ICIR")).isCloseTo(2 / Math.sqrt(3), within(1e-9));
    }

    @Test
    void predictions_of_another_target_or_length_are_refused() {
        assertThatThrownBy(() -> numbers(SETTINGS, 1, 2)).hasMessageContaining("model");
        assertThatThrownBy(() ->
                        Evaluation.of(NUMBERS, SmallRows.classes("c", new double[36]), MEAN.predictions(), SETTINGS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'c' must predict");
        double[] silent = new double[12];
        Arrays.fill(silent, Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> numbers(SETTINGS, silent))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("all nulls speak");
    }

    /** Twenty decision days stand for twenty days of holding, not for the nineteen between the first and the last. */
    @Test
    void the_sharpe_ratio_a_year_counts_every_day() {
        double[] y = new double[20];
        Arrays.setAll(y, i -> .01 + .02 * Math.sin(i * i));
        Settings free = SETTINGS.withTrading(new Trading(Trading.Position.SIGN, new Costs(0, 0)));
        Evaluation e = Evaluation.of(
                SmallRows.numbers(1, 1, y),
                SmallRows.constant("hold", 20, .01),
                SmallRows.constant("m", 20, 0).predictions(),
                free);

        double longRun = NeweyWest.standardError(y, 2) * Math.sqrt(20);
        double expected = Moments.mean(y) / longRun * Math.sqrt(365.25);
        assertThat(value(e, "net Sharpe a year")).isCloseTo(expected, within(1e-9));
    }
}
