package io.assay.forecast;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ConformalTest {
    /** Errors of 1 to n, turned in sign one by one, on a scale of 1. */
    private static Conformal upTo(int n) {
        return Conformal.of(
                IntStream.rangeClosed(1, n)
                        .mapToDouble(i -> i % 2 == 0 ? i : -i)
                        .toArray(),
                ones(n));
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void the_reach_is_the_score_of_number_n_plus_1_times_the_level_rounded_up() {
        Conformal hundred = upTo(100);
        // 101 x .5 = 50.5, 101 x .8 = 80.8, 101 x .95 = 95.95.
        assertThat(hundred.reach(0.5)).isEqualTo(51);
        assertThat(hundred.reach(0.8)).isEqualTo(81);
        assertThat(hundred.reach(0.95)).isEqualTo(96);
        // 200 x .95 = 190 exactly: no rounding of the product makes it 191.
        assertThat(upTo(199).reach(0.95)).isEqualTo(190);
    }

    @Test
    void too_few_errors_for_it_or_for_the_level_say_nothing() {
        assertThat(upTo(99).reach(0.5)).isNaN();
        assertThat(upTo(100).reach(0.995)).isNaN();
        assertThat(upTo(99).of(0, 1, 0.5).low()).isNaN();
    }

    @Test
    void errors_count_by_their_scale_and_silent_rows_do_not() {
        double[] errors = new double[150];
        double[] scale = ones(150);
        for (int i = 0; i < 150; i++) {
            errors[i] = i < 50 ? Double.NaN : 2.0 * (i - 49);
            scale[i] = 2;
        }
        Conformal learnt = Conformal.of(errors, scale);
        assertThat(learnt.size()).isEqualTo(100);
        assertThat(learnt.reach(0.8)).isEqualTo(81);
        assertThat(learnt.of(10, 0.1, 0.8).low()).isCloseTo(10 - 8.1, within(1e-12));
        assertThat(learnt.of(10, 0.1, 0.8).high()).isCloseTo(10 + 8.1, within(1e-12));
    }

    @Test
    void a_scale_of_nothing_and_a_level_of_one_are_refused() {
        assertThatThrownBy(() -> Conformal.of(new double[] {1}, new double[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scale");
        assertThatThrownBy(() -> upTo(100).reach(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level");
    }
}
