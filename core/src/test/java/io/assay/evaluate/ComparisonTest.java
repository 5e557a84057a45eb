package io.assay.evaluate;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ComparisonTest {
    private static final Settings SETTINGS =
            Settings.standard(Seed.of(2)).withDraws(300).withMeasures(List.of(Measure.DIRECTION, Measure.LOSS_SAVED));
    private static final int ROWS = 600;

    /** Returns of one stock, independent from day to day, about a mean. */
    private static double[] returns(double mean, long seed) {
        var random = Seed.of(seed).random();
        double[] values = new double[ROWS];
        Arrays.setAll(values, i -> mean + .01 * random.nextGaussian());
        return values;
    }

    private static Answers noisy(String name, double[] truth, double share, long seed) {
        var random = Seed.of(seed).random();
        double[] values = new double[truth.length];
        Arrays.setAll(values, i -> share * truth[i] + .01 * random.nextGaussian());
        return SmallRows.numbers(name, values);
    }

    private static Verdict verdict(Dataset rows, Answers model, Answers... nulls) {
        return Verdict.of(Comparison.of(rows, model, List.of(nulls), SETTINGS));
    }

    @Test
    void planted_knowledge_of_numbers_is_found_and_noise_is_not() {
        double[] y = returns(0, 1);
        Dataset rows = SmallRows.numbers(1, 1, y);
        Answers mean = SmallRows.constant("majority", ROWS, 0);

        assertThat(verdict(rows, noisy("model", y, .5, 7), mean).outcome()).isEqualTo(Verdict.Outcome.SKILL);
        assertThat(verdict(rows, noisy("model", y, 0, 8), mean).outcome()).isEqualTo(Verdict.Outcome.NOT_ESTABLISHED);
        assertThat(verdict(rows, noisy("model", y, -.5, 9), mean).outcome()).isEqualTo(Verdict.Outcome.WORSE_THAN_NULL);
    }

    @Test
    void squared_error_saved_is_model_less_null() {
        double[] y = returns(0, 1);
        Dataset rows = SmallRows.numbers(1, 1, y);
        Comparison c = Comparison.of(
                rows, SmallRows.numbers("truth", y), List.of(SmallRows.constant("majority", ROWS, 0)), SETTINGS);

        double square = Arrays.stream(y).map(v -> v * v).average().orElseThrow();
        assertThat(c.by(Measure.LOSS_SAVED).get(0).estimate()).isCloseTo(square, within(1e-12));
        assertThat(c.by(Measure.LOSS_SAVED).get(0).lower()).isPositive();
        assertThat(c.by(Measure.MATTHEWS)).isEmpty();
    }

    @Test
    void measures_of_classes_have_no_value_on_numbers() {
        double[] y = returns(0, 1);
        Comparison c = Comparison.of(
                SmallRows.numbers(1, 1, y),
                SmallRows.numbers("truth", y),
                List.of(SmallRows.constant("majority", ROWS, 0)),
                SETTINGS.withMeasures(List.of(Measure.values())));

        assertThat(c.by(Measure.MATTHEWS).get(0).model()).isNaN();
        assertThat(c.by(Measure.BALANCED_ACCURACY).get(0).lower()).isNaN();
        assertThat(c.by(Measure.BALANCED_ACCURACY).get(0).interval().isDefined())
                .isFalse();
        assertThat(c.by(Measure.DIRECTION).get(0).lower()).isPositive();
    }

    /**
     * The window falls short of the training mean; the first null is all that the old list held against a bearish lean.
     */
    @Test
    void a_constant_bearish_lean_in_a_falling_window_has_skill_only_if_nobody_always_leans_down() {
        double[] y = returns(-.004, 3);
        Dataset rows = SmallRows.numbers(1, 1, y);
        Answers mean = SmallRows.constant("majority", ROWS, .001);
        Answers up = SmallRows.constant("always-up", ROWS, .008);
        Answers down = SmallRows.constant("always-down", ROWS, -.008);
        Answers model = SmallRows.constant("model", ROWS, -.0003);

        assertThat(verdict(rows, model, mean, up).outcome()).isEqualTo(Verdict.Outcome.SKILL);
        Verdict verdict = verdict(rows, model, mean, up, down);
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.NOT_ESTABLISHED);
        assertThat(verdict.failed()).containsExactly("always-down");
    }

    @Test
    void scores_that_differ_by_a_factor_are_equal_whatever_the_rounding() {
        double[] y = returns(-.004, 4);
        Dataset rows = SmallRows.numbers(1, 1, y);
        Answers mean = SmallRows.constant("majority", ROWS, 0);
        for (double factor : new double[] {.1, 1.0 / 3, 7.7, 1e-5, 12345.678}) {
            Comparison c = Comparison.of(
                    rows,
                    SmallRows.constant("model", ROWS, -.001 * factor),
                    List.of(mean, SmallRows.constant("always-down", ROWS, -.001)),
                    SETTINGS);
            Comparison.Difference d = c.by(Measure.DIRECTION).get(1);

            assertThat(d.estimate()).as("factor %s", factor).isZero();
            assertThat(d.lower()).as("factor %s", factor).isZero();
            assertThat(d.upper()).as("factor %s", factor).isZero();
        }
    }

    @Test
    void two_nulls_bound_no_tighter_than_one() {
        double[] y = returns(0, 5);
        Dataset rows = SmallRows.numbers(1, 1, y);
        Answers mean = SmallRows.constant("majority", ROWS, 0);
        Answers noise = noisy("noise", y, 0, 6);
        Answers model = noisy("model", y, .3, 7);

        double alone = Comparison.of(rows, model, List.of(mean), SETTINGS)
                .by(Measure.DIRECTION)
                .get(0)
                .lower();
        double among = Comparison.of(rows, model, List.of(mean, noise), SETTINGS)
                .by(Measure.DIRECTION)
                .get(0)
                .lower();
        assertThat(among).isLessThanOrEqualTo(alone);
    }

    @Test
    void nulls_are_named_in_their_order_and_rows_on_which_one_is_silent_are_left_out_for_all() {
        double[] y = returns(0, 5);
        Dataset rows = SmallRows.numbers(1, 1, y);
        double[] halting = new double[ROWS];
        halting[0] = Double.NaN;
        Comparison c = Comparison.of(
                rows,
                noisy("model", y, .3, 7),
                List.of(SmallRows.constant("majority", ROWS, 0), SmallRows.numbers("halting", halting)),
                SETTINGS);

        assertThat(c.by(Measure.DIRECTION))
                .extracting(Comparison.Difference::nullName)
                .containsExactly("majority", "halting");
        assertThat(c.span().rows()).isEqualTo(ROWS - 1);
        assertThat(c.span().firstDay()).isEqualTo(1);
        assertThat(c.span().lastDay()).isEqualTo(ROWS - 1);
        assertThat(c.model()).isEqualTo("model");
        assertThatThrownBy(() -> Comparison.of(rows, noisy("m", y, 0, 1), List.of(), SETTINGS))
                .hasMessageContaining("nulls");
    }

    @Test
    void labels_that_overlap_make_fewer_independent_days() {
        double[] steps = returns(0, 6);
        double[] sums = new double[ROWS];
        Arrays.setAll(sums, i -> Arrays.stream(steps, i, Math.min(ROWS, i + 10)).sum());
        Answers mean = SmallRows.constant("majority", ROWS, .0);
        Answers lean = SmallRows.constant("lean", ROWS, .001);

        Comparison.Span overlapping = Comparison.of(SmallRows.numbers(1, 10, sums), lean, List.of(mean), SETTINGS)
                .span();
        Comparison.Span single = Comparison.of(SmallRows.numbers(1, 1, steps), lean, List.of(mean), SETTINGS)
                .span();
        assertThat(overlapping.overlap()).isEqualTo(10);
        assertThat(overlapping.blockLength()).isEqualTo(30);
        assertThat(overlapping.effectiveDays()).isLessThan(.25 * ROWS);
        assertThat(single.overlap()).isEqualTo(1);
        assertThat(single.effectiveDays()).isBetween(.5 * ROWS, 1.0 * ROWS);
    }

    @Test
    void the_memory_of_a_score_is_the_lag_at_which_it_is_forgotten() {
        int[] one = new int[2000];
        var random = Seed.of(9).random();
        double[] slow = new double[2000];
        double[] quick = new double[2000];
        for (int i = 1; i < 2000; i++) {
            slow[i] = .9 * slow[i - 1] + random.nextGaussian();
            quick[i] = random.nextGaussian();
        }

        // The autocorrelation .9^k is below 1/e from k = 9.5 on.
        assertThat(Memory.lag(one, slow, 200)).isBetween(7, 12);
        assertThat(Memory.lag(one, quick, 200)).isEqualTo(1);
        assertThat(Memory.lag(one, slow, 5)).isEqualTo(5);
    }

    @Test
    void a_constant_score_has_no_memory_even_where_its_mean_is_rounded() {
        int[] instrument = new int[1000];
        double[] tenth = new double[1000];
        Arrays.fill(tenth, .1);
        Arrays.setAll(instrument, i -> i % 3);

        assertThat(Memory.lag(instrument, tenth, 100)).isZero();
        assertThat(Memory.lag(instrument, new double[1000], 100)).isZero();
        double[] ownLevels = new double[1000];
        Arrays.setAll(ownLevels, i -> .1 * (i % 3));
        assertThat(Memory.lag(instrument, ownLevels, 100)).isZero();
    }

    @Test
    void several_models_are_compared_each_as_by_itself_whether_they_speak_on_the_same_rows_or_not() {
        double[] y = returns(0, 5);
        Dataset rows = SmallRows.numbers(1, 1, y);
        double[] halting = y.clone();
        halting[7] = Double.NaN;
        List<Answers> nulls = List.of(SmallRows.constant("majority", ROWS, 0), noisy("noise", y, 0, 6));
        List<Answers> models = List.of(
                noisy("a", y, .3, 7), noisy("b", y, .1, 8), SmallRows.numbers("halting", halting), noisy("c", y, 0, 9));

        List<Comparison> each = Comparison.each(rows, models, nulls, SETTINGS);
        assertThat(each).hasSize(4);
        for (int m = 0; m < 4; m++) {
            assertThat(each.get(m)).isEqualTo(Comparison.of(rows, models.get(m), nulls, SETTINGS));
        }
        assertThat(each.get(2).span().rows()).isEqualTo(ROWS - 1);
        assertThat(Comparison.each(rows, List.of(), nulls, SETTINGS)).isEmpty();
    }
}
