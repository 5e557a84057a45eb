package io.assay.metric;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected figures: scipy.stats.spearmanr day by day, printed with repr. */
class DailyIcTest {
    private static final double CLOSE = 1e-9;
    private static final int[] DAY = {3, 3, 3, 3, 5, 5, 5, 5, 9, 9, 9, 9};
    private static final double[] SCORE = {1, 2, 3, 4, 4, 1, 3, 2, 1, 1, 2, 3};
    private static final double[] OUTCOME = {.1, .3, .2, .4, .4, .1, .2, .3, 0, .1, .1, .2};

    @Test
    void each_day_has_the_rank_correlation_of_scipy() {
        DailyIc ic = DailyIc.of(DAY, SCORE, OUTCOME, 4);

        assertThat(ic.days()).containsExactly(3, 5, 9);
        assertThat(ic.values()).containsExactly(new double[] {.8, .8, .8333333333333335}, within(CLOSE));
        assertThat(ic.mean()).isCloseTo(0.8111111111111112, within(CLOSE));
        assertThat(ic.ratio()).isCloseTo(42.146569650842416, within(1e-6));
    }

    @Test
    void days_with_too_few_names_or_one_value_alone_have_none() {
        DailyIc ic = DailyIc.of(
                new int[] {1, 2, 2, 3, 3, 4, 4},
                new double[] {1, 1, 2, 5, 5, 1, 2},
                new double[] {1, 2, 1, 1, 2, 3, 3},
                2);

        assertThat(ic.days()).containsExactly(1, 2, 3, 4);
        assertThat(ic.values()).containsExactly(Double.NaN, -1, Double.NaN, Double.NaN);
        assertThat(ic.defined()).containsExactly(-1);
        assertThat(ic.mean()).isEqualTo(-1);
        assertThat(ic.ratio()).isNaN();
    }

    @Test
    void without_rows_there_is_nothing() {
        DailyIc ic = DailyIc.of(new int[0], new double[0], new double[0], 2);

        assertThat(ic.days()).isEmpty();
        assertThat(ic.mean()).isNaN();
        assertThat(ic.ratio()).isNaN();
    }

    @Test
    void the_same_coefficient_every_day_has_no_ratio() {
        int[] day = {1, 1, 2, 2};
        double[] up = {1, 2, 1, 2};

        assertThat(DailyIc.of(day, up, up, 2).mean()).isEqualTo(1);
        assertThat(DailyIc.of(day, up, up, 2).ratio()).isNaN();
    }

    @Test
    void days_out_of_order_would_be_counted_twice_and_are_refused() {
        assertThatThrownBy(() -> DailyIc.of(new int[] {1, 2, 1}, new double[3], new double[3], 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'day' must ascend");
    }

    @Test
    void lengths_and_the_minimum_are_checked() {
        assertThatThrownBy(() -> DailyIc.of(new int[2], new double[1], new double[2], 2))
                .hasMessageContaining("score");
        assertThatThrownBy(() -> DailyIc.of(new int[2], new double[2], new double[1], 2))
                .hasMessageContaining("outcome");
        assertThatThrownBy(() -> DailyIc.of(new int[2], new double[2], new double[2], 1))
                .hasMessageContaining("minimum");
        assertThatThrownBy(() -> new DailyIc(new int[2], new double[1])).hasMessageContaining("values");
        double[] missing = {1, Double.NaN};
        assertThatThrownBy(() -> DailyIc.of(new int[2], missing, new double[2], 2))
                .hasMessageContaining("NaN");
    }

    @Test
    void what_moves_a_whole_day_changes_nothing() {
        for (int s = 0; s < 30; s++) {
            var random = Seed.of(41).child(s).random();
            int[] day = new int[60];
            double[] score = new double[60];
            double[] outcome = new double[60];
            double[] shifted = new double[60];
            for (int i = 0; i < 60; i++) {
                day[i] = i / 6;
                score[i] = random.nextGaussian();
                outcome[i] = random.nextGaussian();
                shifted[i] = outcome[i] + 10 * day[i];
            }
            assertThat(DailyIc.of(day, score, shifted, 2).values())
                    .containsExactly(DailyIc.of(day, score, outcome, 2).values(), within(CLOSE));
        }
    }
}
