package io.assay.metric;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * By hand, of the differences 1, 2, 3, 4: mean 5/2; autocovariances (divisor n) 5/4 and, at lag 1, ((-1/2)(-3/2) +
 * (1/2)(-1/2) + (3/2)(1/2)) / 4 = 5/16.
 */
class DieboldMarianoTest {
    private static final double[] DIFFERENCES = {1, 2, 3, 4};

    @Test
    void over_one_session_it_is_the_t_test_of_the_mean() {
        DieboldMariano test = DieboldMariano.of(DIFFERENCES, 1, 0);

        // sqrt(5/4 / 4) of error gives 4.472; times sqrt((4 + 1 - 2) / 4) that is sqrt(15), as 2.5 / (1.291 / 2) is.
        assertThat(test.mean()).isEqualTo(2.5);
        assertThat(test.statistic()).isCloseTo(Math.sqrt(15), within(1e-12));
        // Student's t with 3 degrees of freedom at sqrt(15): 1/2 + (sqrt(5) / 6 + atan(sqrt(5))) / pi.
        double below = 0.5 + (Math.sqrt(5) / 6 + Math.atan(Math.sqrt(5))) / Math.PI;
        assertThat(test.p()).isCloseTo(2 * (1 - below), within(1e-12));
        assertThat(test.pFirstBetter()).isCloseTo(below, within(1e-12));
    }

    @Test
    void over_two_sessions_the_error_counts_what_overlaps_and_the_statistic_is_drawn_in() {
        DieboldMariano test = DieboldMariano.of(DIFFERENCES, 2, 1);

        // Variance 5/4 + 2 (1/2) (5/16) = 25/16, error 5/8, so 4; times sqrt((4 + 1 - 4 + 2 / 4) / 4) = sqrt(3/8).
        assertThat(test.statistic()).isCloseTo(4 * Math.sqrt(3.0 / 8), within(1e-12));
    }

    @Test
    void the_other_way_round_the_sign_turns() {
        DieboldMariano turned =
                DieboldMariano.of(Arrays.stream(DIFFERENCES).map(d -> -d).toArray(), 2, 1);

        assertThat(turned.statistic()).isCloseTo(-4 * Math.sqrt(3.0 / 8), within(1e-12));
        assertThat(turned.p()).isCloseTo(DieboldMariano.of(DIFFERENCES, 2, 1).p(), within(1e-15));
        assertThat(turned.pFirstBetter()).isLessThan(0.1);
    }

    @Test
    void forecasts_that_say_the_same_do_not_differ_and_too_few_rows_say_nothing() {
        DieboldMariano same = DieboldMariano.of(new double[50], 5);
        assertThat(same.statistic()).isZero();
        assertThat(same.p()).isEqualTo(1);
        assertThat(DieboldMariano.of(new double[] {1}, 1).p()).isNaN();
        assertThat(DieboldMariano.of(DIFFERENCES, 4, 3).p()).isNaN();
        assertThat(DieboldMariano.lags(1000, 5)).isEqualTo(15);
        assertThat(DieboldMariano.lags(1000, 1)).isEqualTo(10);
    }

    /** Two forecasts of noise that know nothing, over returns of five overlapping sessions. */
    @Test
    void where_nobody_knows_anything_p_values_are_about_uniform() {
        int markets = 400;
        int low = 0;
        int half = 0;
        for (int k = 0; k < markets; k++) {
            double p = DieboldMariano.of(losses(Seed.of(k).random()), 5).p();
            low += p < 0.1 ? 1 : 0;
            half += p < 0.5 ? 1 : 0;
        }
        assertThat(low / (double) markets).isBetween(0.06, 0.15);
        assertThat(half / (double) markets).isBetween(0.42, 0.60);
    }

    private static double[] losses(RandomGenerator random) {
        int n = 500;
        double[] daily = random.doubles(n + 5).map(u -> u - 0.5).toArray();
        double first = 0;
        double second = 0;
        double[] differences = new double[n];
        for (int i = 0; i < n; i++) {
            first = 0.9 * first + 0.1 * random.nextGaussian();
            second = 0.9 * second + 0.1 * random.nextGaussian();
            double came = 0;
            for (int j = 0; j < 5; j++) {
                came += daily[i + j];
            }
            differences[i] = (came - first) * (came - first) - (came - second) * (came - second);
        }
        return differences;
    }
}
