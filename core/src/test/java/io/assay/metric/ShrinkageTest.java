package io.assay.metric;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/**
 * Expected figures: the 13 trials of BCG vaccine (Colditz and others 1994, log risk ratios and variances to four
 * digits), whose published mean and variance after DerSimonian and Laird are -0.714 and 0.309; all digits by the
 * formulas in numpy.
 */
class ShrinkageTest {
    private static final double[] TRIALS = {
        -0.8893, -1.5854, -1.3481, -1.4416, -0.2175, -0.7861, -1.6209, 0.0120, -0.4694, -1.3713, -0.3394, 0.4459,
        -0.0173
    };
    private static final double[] ERRORS = Arrays.stream(new double[] {
                0.3256, 0.1946, 0.4154, 0.0200, 0.0512, 0.0069, 0.2230, 0.0040, 0.0564, 0.0730, 0.0124, 0.5325, 0.0714
            })
            .map(Math::sqrt)
            .toArray();

    @Test
    void mean_variance_and_shrunken_estimates_are_those_of_the_vaccine_trials() {
        Shrinkage shrinkage = Shrinkage.of(TRIALS, ERRORS);

        assertThat(shrinkage.mean()).isCloseTo(-0.7140842183837549, within(1e-12));
        assertThat(shrinkage.between()).isCloseTo(0.3083955708583142, within(1e-12));
        assertThat(shrinkage.used()).isEqualTo(13);
        assertThat(shrinkage.shrunk(TRIALS[0], ERRORS[0])).isCloseTo(-0.7993147365114652, within(1e-12));
    }

    @Test
    void estimates_that_differ_less_than_their_errors_are_all_alike() {
        Shrinkage shrinkage = Shrinkage.of(new double[] {.3, .31, .29}, new double[] {.1, .1, .1});

        assertThat(shrinkage.between()).isZero();
        assertThat(shrinkage.shrunk(.31, .1)).isCloseTo(.3, within(1e-12));
    }

    @Test
    void what_has_no_error_says_nothing_of_the_others_and_is_left_as_it_is() {
        Shrinkage with = Shrinkage.of(new double[] {.3, .5, .9, Double.NaN}, new double[] {.1, .1, 0, .1});
        Shrinkage without = Shrinkage.of(new double[] {.3, .5}, new double[] {.1, .1});

        assertThat(with).isEqualTo(without);
        assertThat(with.shrunk(.9, 0)).isEqualTo(.9);
        assertThat(with.shrunk(.9, Double.NaN)).isNaN();
        assertThat(with.shrunk(Double.NaN, .1)).isNaN();
    }

    @Test
    void one_estimate_is_its_own_mean_and_none_has_none() {
        assertThat(Shrinkage.of(new double[] {.4}, new double[] {.1}).shrunk(.4, .1))
                .isCloseTo(.4, within(1e-12));
        Shrinkage none = Shrinkage.of(new double[0], new double[0]);
        assertThat(none.mean()).isNaN();
        assertThat(none.used()).isZero();
        assertThatThrownBy(() -> Shrinkage.of(new double[1], new double[2])).hasMessageContaining("errors");
    }
}
