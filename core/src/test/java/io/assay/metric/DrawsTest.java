package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected figures: numpy.quantile, numpy.std(ddof=1), scipy.stats.t.ppf and norm.ppf, printed with repr. */
class DrawsTest {
    private static final double CLOSE = 1e-9;
    private static final double[] VALUES = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};

    /** sqrt(20 / 19) t(.975, 19) / z(.975). */
    private static final double WIDEN_20_AT_025 = 1.0956310356490089;

    /** sqrt(20 / 19) t(.99, 19) / z(.99). */
    private static final double WIDEN_20_AT_01 = 1.1199764266283003;

    /** sqrt(8 / 7) t(.99, 7) / z(.99). */
    private static final double WIDEN_8_AT_01 = 1.3776723041216405;

    private static Draws one(double blocks, double stretch, double... values) {
        double[][] draws = Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        return new Draws(new double[] {4}, draws, blocks, stretch);
    }

    @Test
    void an_interval_is_that_of_the_percentiles_widened_around_the_estimate() {
        Draws.Interval interval = one(20, 1, VALUES).interval(0, 0.05);

        // numpy's quantiles at .025 and .975 are 1 and 8.325.
        assertThat(interval.lower()).isCloseTo(4 - WIDEN_20_AT_025 * 3, within(CLOSE));
        assertThat(interval.upper()).isCloseTo(4 + WIDEN_20_AT_025 * 4.325, within(CLOSE));
        assertThat(interval.isDefined()).isTrue();
    }

    @Test
    void what_blocks_miss_stretches_the_interval() {
        Draws.Interval plain = one(20, 1, VALUES).interval(0, 0.05);
        Draws.Interval stretched = one(20, 1.5, VALUES).interval(0, 0.05);

        assertThat(4 - stretched.lower()).isCloseTo(1.5 * (4 - plain.lower()), within(CLOSE));
        assertThat(stretched.upper() - 4).isCloseTo(1.5 * (plain.upper() - 4), within(CLOSE));
    }

    @Test
    void the_error_is_the_sample_deviation_of_the_draws() {
        assertThat(one(20, 1, VALUES).error(0)).isCloseTo(2.4698178070456938, within(CLOSE));
        assertThat(one(20, 1, 5).error(0)).isNaN();
        assertThat(one(20, 1, 5, 5, 5).error(0)).isZero();
    }

    @Test
    void a_bound_on_one_figure_is_the_quantile_of_its_excess() {
        // Largest excess over 4 in deviations; numpy's .99 quantile of the values is 8.73.
        assertThat(one(20, 1, VALUES).simultaneousLower(new int[] {0}, 0.01)[0])
                .isCloseTo(4 - WIDEN_20_AT_01 * 4.73, within(CLOSE));
        assertThat(one(8, 1, VALUES).simultaneousLower(new int[] {0}, 0.01)[0])
                .isCloseTo(4 - WIDEN_8_AT_01 * 4.73, within(CLOSE));
    }

    @Test
    void an_upper_bound_mirrors_the_lower_one() {
        double[] mirrored = Arrays.stream(VALUES).map(v -> 8 - v).toArray();

        assertThat(one(20, 1, mirrored).simultaneousUpper(new int[] {0}, 0.01)[0])
                .isCloseTo(8 - one(20, 1, VALUES).simultaneousLower(new int[] {0}, 0.01)[0], within(CLOSE));
    }

    @Test
    void below_eight_blocks_there_is_no_bound_and_no_interval() {
        assertThat(one(8, 1, VALUES).interval(0, 0.05).isDefined()).isTrue();
        assertThat(one(7.99, 1, VALUES).interval(0, 0.05)).isEqualTo(Draws.Interval.NONE);
        assertThat(one(7.99, 1, VALUES).simultaneousLower(new int[] {0}, 0.01)).containsExactly(Double.NaN);
        assertThat(one(7.99, 1, VALUES).simultaneousUpper(new int[] {0}, 0.01)).containsExactly(Double.NaN);
    }

    @Test
    void fewer_blocks_widen_and_many_blocks_hardly() {
        double few = one(9, 1, VALUES).interval(0, 0.05).upper();
        double many = one(1e6, 1, VALUES).interval(0, 0.05).upper();

        assertThat(few).isGreaterThan(one(20, 1, VALUES).interval(0, 0.05).upper());
        assertThat(many).isCloseTo(8.325, within(1e-4));
    }

    @Test
    void a_figure_undefined_on_one_draw_in_twenty_keeps_its_interval_and_on_more_loses_it() {
        double[] values = new double[100];
        Arrays.setAll(values, i -> i < 5 ? Double.NaN : i);
        assertThat(one(20, 1, values).interval(0, 0.05).isDefined()).isTrue();

        values[5] = Double.NaN;
        assertThat(one(20, 1, values).interval(0, 0.05).isDefined()).isFalse();
        assertThat(one(20, 1, values).error(0)).isNaN();
        assertThat(one(20, 1, values).simultaneousLower(new int[] {0}, 0.01)).containsExactly(Double.NaN);
    }

    @Test
    void an_undefined_estimate_has_no_interval() {
        Draws draws = new Draws(new double[] {Double.NaN}, new double[][] {{1}, {2}, {3}}, 20, 1);

        assertThat(draws.interval(0, 0.05).isDefined()).isFalse();
        assertThat(draws.simultaneousLower(new int[] {0}, 0.01)).containsExactly(Double.NaN);
    }

    @Test
    void a_bound_over_two_figures_is_further_than_over_either() {
        double[][] draws = new double[2000][];
        var random = Seed.of(31).random();
        Arrays.setAll(draws, b -> new double[] {random.nextGaussian(), random.nextGaussian()});
        Draws both = new Draws(new double[] {0, 0}, draws, 1e6, 1);

        // The quantile of the larger of two normal excesses at 1 % is that of one at 1 - sqrt(.99) = .5 %: 2.575.
        assertThat(both.simultaneousLower(new int[] {0}, 0.01)[0]).isCloseTo(-2.326, within(.2));
        assertThat(both.simultaneousLower(new int[] {0, 1}, 0.01)[0]).isCloseTo(-2.575, within(.25));
        assertThat(both.simultaneousLower(new int[] {0, 1}, 0.01)[0])
                .isLessThan(both.simultaneousLower(new int[] {0}, 0.01)[0]);
    }

    @Test
    void lopsided_draws_bound_by_their_longer_side_and_never_above_the_estimate() {
        // Excesses -3, -2, -1 below the estimate 4: the usual bound from the upper side would lie above it.
        double below = one(20, 1, 1, 2, 3).simultaneousLower(new int[] {0}, 0.4)[0];
        double above = one(20, 1, 5, 6, 7).simultaneousLower(new int[] {0}, 0.4)[0];

        assertThat(below).isEqualTo(above).isLessThan(4);
        assertThat(one(20, 1, 1, 2, 3).simultaneousUpper(new int[] {0}, 0.4)[0]).isCloseTo(8 - below, within(CLOSE));
    }

    @Test
    void fewer_independent_blocks_widen_down_to_the_fewest() {
        Draws many = one(100, 1, VALUES);
        double at100 = many.interval(0, .05).upper();

        assertThat(many.withAtMost(20).interval(0, .05).upper())
                .isEqualTo(one(20, 1, VALUES).interval(0, .05).upper());
        assertThat(many.withAtMost(2).blocks()).isEqualTo(Draws.FEWEST_BLOCKS);
        assertThat(many.withAtMost(1000).interval(0, .05).upper()).isEqualTo(at100);
        assertThat(one(5, 1, VALUES).withAtMost(20).blocks()).isEqualTo(5);
    }

    @Test
    void shapes_and_levels_are_checked() {
        assertThatThrownBy(() -> new Draws(new double[] {1}, new double[][] {{1, 2}}, 20, 1))
                .hasMessageContaining("draw");
        assertThatThrownBy(() -> new Draws(new double[] {1}, new double[0][], 20, 1))
                .hasMessageContaining("draws");
        assertThatThrownBy(() -> one(0, 1, VALUES)).hasMessageContaining("blocks");
        assertThatThrownBy(() -> one(20, .9, VALUES)).hasMessageContaining("stretch");
        assertThatThrownBy(() -> one(20, 1, VALUES).interval(0, 0)).hasMessageContaining("level");
        assertThatThrownBy(() -> one(20, 1, VALUES).simultaneousLower(new int[] {0}, .6))
                .hasMessageContaining("level");
    }

    @Test
    void sums_by_day_count_a_day_as_often_as_it_was_drawn() {
        DaySums sums = new DaySums(3, 2);
        sums.add(0, 0, 1);
        sums.add(0, 0, 2);
        sums.add(1, 1, 10);
        sums.add(2, 0, 100);

        assertThat(sums.total(new int[] {1, 1, 1})).containsExactly(103, 10);
        assertThat(sums.total(new int[] {2, 0, 1})).containsExactly(106, 0);
        assertThat(sums.total(new int[] {0, 3, 0})).containsExactly(0, 30);
        assertThatThrownBy(() -> sums.total(new int[2])).hasMessageContaining("multiplicity");
        assertThatThrownBy(() -> new DaySums(0, 1)).hasMessageContaining("days");
        assertThatThrownBy(() -> new DaySums(1, 0)).hasMessageContaining("width");
    }

    private static Draws above(double... values) {
        double[][] draws = Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        return new Draws(new double[] {.3}, draws, 20, 1);
    }

    /** scipy.stats.t.sf with 19 degrees of freedom of the estimate over the widened error. */
    @Test
    void a_p_value_is_the_tail_of_students_t_with_a_degree_less_than_blocks() {
        double[] even = new double[100];
        Arrays.setAll(even, i -> i % 2 == 0 ? .4 : .2);

        assertThat(above(even).wideError(0)).isCloseTo(0.10311470414829098, within(CLOSE));
        assertThat(above(even).pAboveZero(0)).isCloseTo(0.0044956733716950345, within(CLOSE));
        Draws stretched = new Draws(new double[] {.3}, above(even).values(), 20, 1.25);
        assertThat(stretched.pAboveZero(0)).isCloseTo(0.015571422463189193, within(CLOSE));
    }

    /** The 1 % quantile is 1 below the estimate: an error of 1 / 2.326 takes the place of the deviation of .219. */
    @Test
    void lopsided_draws_make_the_p_value_larger() {
        double[] lopsided = new double[100];
        Arrays.setAll(lopsided, i -> i < 5 ? -.7 : .3);

        assertThat(above(lopsided).pAboveZero(0)).isCloseTo(0.25228100903038464, within(CLOSE));
    }

    @Test
    void what_never_moves_is_not_tested_and_too_few_blocks_have_no_p_value() {
        assertThat(above(.3, .3, .3).pAboveZero(0)).isEqualTo(1);
        assertThat(new Draws(new double[] {.3}, new double[][] {{.2}, {.4}}, 7.9, 1).pAboveZero(0))
                .isNaN();
        assertThat(new Draws(new double[] {Double.NaN}, new double[][] {{.2}, {.4}}, 20, 1).pAboveZero(0))
                .isNaN();
    }
}
