package io.assay.feature.kernel;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SmootherTest {
    @Test
    void an_average_is_the_seed_and_all_later_values_weighted_by_their_age() {
        double[] x = Columns.hard("falls at once from 1e5 to 1e-2");
        double[] out = new double[x.length];
        Smoother.together(Smoother.ema(x, Span.all(x.length), 26, out));
        double weight = 2.0 / 27;
        for (int t = 0; t < x.length; t += t < 100 ? 1 : 301) {
            if (t < 25) {
                assertThat(out[t]).isNaN();
                continue;
            }
            double expected = Columns.mean(x, 0, 25) * Math.pow(1 - weight, t - 25);
            for (int i = 26; i <= t; i++) {
                expected += x[i] * weight * Math.pow(1 - weight, t - i);
            }
            assertThat(out[t]).as("row %d", t).isCloseTo(expected, within(1e-10 * expected));
        }
    }

    @Test
    void running_many_together_gives_the_same_bits_as_one_by_one() {
        double[] x = Columns.hard("walk near 1e5");
        double[] y = Columns.hard("walk near 1e-2");
        int[] periods = {5, 200, 12, 26, 50, 7, 14, 300, 3, 9};
        for (int count = 1; count <= periods.length; count++) {
            for (int size : new int[] {0, 1, 4, 150, 250, 1000}) {
                Smoother[] all = new Smoother[count];
                for (int i = 0; i < count; i++) {
                    Span span = new Span(i, Math.max(i, size - i));
                    all[i] = Smoother.wilder(i % 2 == 0 ? x : y, span, periods[i], new double[1000]);
                }
                Smoother.together(all);
                for (Smoother one : all) {
                    double[] alone = new double[1000];
                    Smoother.together(new Smoother(one.x(), one.span(), one.period(), one.weight(), alone));
                    assertThat(one.out())
                            .as("%d together, %d rows", count, size)
                            .isEqualTo(alone);
                }
            }
        }
    }

    @Test
    void a_constant_is_its_own_average_to_the_last_bit() {
        double[] x = new double[500];
        Arrays.fill(x, 0.1);
        double[] out = new double[500];
        Smoother.together(Smoother.ema(x, Span.all(500), 20, out));
        assertThat(Arrays.copyOfRange(out, 19, 500)).containsOnly(0.1);
    }

    @Test
    void a_span_knows_its_first_full_window() {
        assertThat(new Span(3, 10).firstFull(5)).isEqualTo(7);
        assertThat(new Span(3, 6).firstFull(5)).isEqualTo(6);
        assertThat(new Span(9, 4)).isEqualTo(new Span(4, 4));
        assertThat(Span.all(7).later(9).firstFull(1)).isEqualTo(7);
    }
}
