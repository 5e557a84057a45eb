package io.assay.feature.cross;

import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.feature.CrossSectional;
import io.assay.feature.catalogue.CrossSections;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CrossSectionTest {
    private static float[] applied(CrossSectional transform, float... values) {
        float[] copy = values.clone();
        transform.apply(copy);
        return copy;
    }

    @Test
    void ranks_run_from_minus_a_half_to_a_half_and_ties_share_the_middle() {
        assertThat(applied(new Rank(), 5, 1, 9)).containsExactly(0, -0.5f, 0.5f);
        assertThat(applied(new Rank(), 1, 2, 2, 3)).containsExactly(-0.5f, 0, 0, 0.5f);
        assertThat(applied(new Rank(), 7, 7, 7)).containsOnly(0);
        assertThat(applied(new Rank(), -0f, 0f)).containsOnly(0);
        assertThat(applied(new Rank(), Float.NEGATIVE_INFINITY, 0, Float.POSITIVE_INFINITY))
                .containsExactly(-0.5f, 0, 0.5f);
    }

    @Test
    void scores_count_robust_deviations_from_the_median() {
        float[] scores = applied(new RobustScore(), 1, 2, 3, 4, 1000);
        assertThat(scores[2]).isZero();
        assertThat((double) scores[3]).isCloseTo(1 / 1.4826022185056018, within(1e-6));
        assertThat((double) scores[4]).isCloseTo(997 / 1.4826022185056018, within(1e-3));
    }

    @Test
    void scores_of_a_normal_sample_have_unit_deviation() {
        RandomGenerator random = Seed.of(1).random();
        float[] values = new float[20_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (50 + 7 * random.nextGaussian());
        }
        new RobustScore().apply(values);
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        assertThat(Math.sqrt(squares / values.length)).isCloseTo(1, within(0.03));
    }

    @Test
    void where_most_are_equal_the_mean_deviation_takes_over() {
        float[] scores = applied(new RobustScore(), 4, 4, 4, 4, 9);
        assertThat(scores).startsWith(0, 0, 0, 0);
        assertThat((double) scores[4]).isCloseTo(5 / 1.2533141373155001, within(1e-6));
        assertThat(applied(new RobustScore(), 4, 4, 4)).containsOnly(0);
    }

    @Test
    void one_instrument_alone_is_in_the_middle_and_missing_stays_missing() {
        for (CrossSectional transform : CrossSections.all()) {
            assertThat(applied(transform, 42)).containsExactly(0);
            assertThat(applied(transform, Float.NaN, 42)).containsExactly(Float.NaN, 0);
            assertThat(applied(transform, Float.NaN, Float.NaN)).containsOnly(Float.NaN);
            assertThat(applied(transform)).isEmpty();
            assertThat(applied(transform, 1, Float.NaN, 2)[1]).isNaN();
            assertThat(applied(transform, 1, Float.NaN, 2)[2]).isEqualTo(applied(transform, 1, 2)[1]);
        }
    }

    @Test
    void instruments_in_another_order_get_the_same_bits() {
        RandomGenerator random = Seed.of(2).random();
        for (int round = 0; round < 50; round++) {
            int size = random.nextInt(1, 60);
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = random.nextInt(5) == 0 ? Float.NaN : (float) Math.rint(4 * random.nextGaussian()) / 3;
            }
            int shift = random.nextInt(size);
            float[] turned = new float[size];
            for (int i = 0; i < size; i++) {
                turned[(i + shift) % size] = values[i];
            }
            for (CrossSectional transform : CrossSections.all()) {
                float[] straight = applied(transform, values);
                float[] other = applied(transform, turned);
                for (int i = 0; i < size; i++) {
                    assertThat(Float.floatToIntBits(other[(i + shift) % size]))
                            .isEqualTo(Float.floatToIntBits(straight[i]));
                }
            }
        }
    }

    @Test
    void transforms_are_found_by_name() {
        assertThat(CrossSections.find("rank")).containsInstanceOf(Rank.class);
        assertThat(CrossSections.find("zscore")).containsInstanceOf(RobustScore.class);
        assertThat(CrossSections.find("other")).isEmpty();
    }
}
