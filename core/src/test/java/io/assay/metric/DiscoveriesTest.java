package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected figures: the step-up formula of Benjamini and Yekutieli written in numpy, printed with repr. */
class DiscoveriesTest {
    private static final double[] P = {.001, .2, .01, .04, .01, .9};

    @Test
    void adjusted_values_come_in_the_order_of_the_tests() {
        assertThat(Discoveries.benjaminiYekutieli(P))
                .containsExactly(
                        new double[] {.0147, .588, .048999999999999995, .147, .048999999999999995, 1}, within(1e-12));
    }

    /** Expected by hand, smallest first: 6 x .001, 5 x .01, no less than that for 4 x .01, 3 x .04, 2 x .2, 1 x .9. */
    @Test
    void after_holm_each_value_counts_those_that_are_not_rejected_before_it() {
        assertThat(Discoveries.holm(P)).containsExactly(new double[] {.006, .4, .05, .12, .05, .9}, within(1e-12));
        assertThat(Discoveries.holm(new double[0])).isEmpty();
        assertThat(Discoveries.holm(new double[] {.6, .5})).containsExactly(1, 1);
        assertThatThrownBy(() -> Discoveries.holm(new double[] {Double.NaN})).hasMessageContaining("'p'");
    }

    @Test
    void after_holm_twenty_true_hypotheses_are_hardly_ever_called_false() {
        int wrong = 0;
        for (int s = 0; s < 1000; s++) {
            double[] p = Seed.of(53).child(s).random().doubles(20).toArray();
            wrong += Arrays.stream(Discoveries.holm(p)).anyMatch(v -> v <= .05) ? 1 : 0;
        }
        // 4.9 % expected of independent tests; three standard errors are 2.1 %.
        assertThat(wrong).isBetween(28, 70);
    }

    @Test
    void what_lies_at_or_below_the_rate_is_rejected() {
        assertThat(Discoveries.rejected(P, .05)).containsExactly(0, 2, 4);
        assertThat(Discoveries.rejected(P, .0147 + 1e-12)).containsExactly(0);
        assertThat(Discoveries.rejected(P, .01)).isEmpty();
    }

    @Test
    void none_and_one_and_certain_ones() {
        assertThat(Discoveries.benjaminiYekutieli(new double[0])).isEmpty();
        assertThat(Discoveries.rejected(new double[0], .05)).isEmpty();
        assertThat(Discoveries.benjaminiYekutieli(new double[] {.03})).containsExactly(.03);
        assertThat(Discoveries.benjaminiYekutieli(new double[] {0, 0})).containsExactly(0, 0);
        assertThat(Discoveries.benjaminiYekutieli(new double[] {1, 1, 1})).containsExactly(1, 1, 1);
    }

    @Test
    void a_value_that_is_no_probability_is_refused() {
        assertThatThrownBy(() -> Discoveries.benjaminiYekutieli(new double[] {1.1}))
                .hasMessageContaining("'p'");
        assertThatThrownBy(() -> Discoveries.benjaminiYekutieli(new double[] {Double.NaN}))
                .hasMessageContaining("'p'");
        assertThatThrownBy(() -> Discoveries.rejected(P, 0)).hasMessageContaining("'q'");
        assertThatThrownBy(() -> Discoveries.rejected(P, 1)).hasMessageContaining("'q'");
    }

    @Test
    void adjusting_keeps_the_order_and_never_lowers() {
        for (int s = 0; s < 50; s++) {
            double[] p = Seed.of(51).child(s).random().doubles(20).toArray();
            double[] adjusted = Discoveries.benjaminiYekutieli(p);
            for (int i = 0; i < p.length; i++) {
                assertThat(adjusted[i]).isBetween(p[i], 1.0);
                for (int j = 0; j < p.length; j++) {
                    assertThat(p[i] < p[j] && adjusted[i] > adjusted[j]).isFalse();
                }
            }
        }
    }

    @Test
    void among_a_hundred_stocks_without_skill_hardly_ever_one_is_found_though_five_lie_below_five_percent() {
        int found = 0;
        int below = 0;
        for (int s = 0; s < 500; s++) {
            double[] p = Seed.of(52).child(s).random().doubles(100).toArray();
            below += (int) Arrays.stream(p).filter(v -> v < .05).count();
            found += Discoveries.rejected(p, .05).length > 0 ? 1 : 0;
        }

        assertThat(below / 500.0).isBetween(4.5, 5.5);
        // Independent tests: 5 % / (1 + 1/2 + ... + 1/100) is about 1 %; 5 of 500 expected.
        assertThat(found).isLessThanOrEqualTo(14);
    }
}
