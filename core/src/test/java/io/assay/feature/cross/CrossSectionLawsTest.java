package io.assay.feature.cross;

import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.feature.CrossSectional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Laws of transforms over the instruments of one day. */
class CrossSectionLawsTest {
    /** Quarters, so that ties happen; one in six is missing. */
    private static float[] day(int seed, int size) {
        RandomGenerator random = Seed.of(seed).random();
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextInt(6) == 0 ? Float.NaN : Math.round(random.nextGaussian() * 8) / 4f;
        }
        return values;
    }

    private static float[] applied(CrossSectional transform, float[] values) {
        float[] copy = values.clone();
        transform.apply(copy);
        return copy;
    }

    @Property(tries = 300)
    void ranks_do_not_feel_a_growing_function_and_turn_around_with_the_sign(
            @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(max = 40) int size) {
        float[] values = day(seed, size);
        float[] grown = values.clone();
        float[] turned = values.clone();
        for (int i = 0; i < size; i++) {
            grown[i] = values[i] * 1024 + 7;
            turned[i] = -values[i];
        }
        float[] ranks = applied(new Rank(), values);
        assertThat(applied(new Rank(), grown)).isEqualTo(ranks);
        float[] back = applied(new Rank(), turned);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            assertThat(Float.isNaN(ranks[i])).isEqualTo(Float.isNaN(values[i]));
            if (!Float.isNaN(ranks[i])) {
                assertThat(ranks[i]).isBetween(-.5f, .5f);
                assertThat((double) back[i]).isCloseTo(-ranks[i], within(1e-7));
                sum += ranks[i];
            }
        }
        assertThat(sum).isCloseTo(0, within(1e-5));
    }

    @Property(tries = 300)
    void ranks_are_those_of_counting_pairs(
            @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(max = 25) int size) {
        float[] values = day(seed, size);
        float[] ranks = applied(new Rank(), values);
        for (int i = 0; i < size; i++) {
            double wins = 0;
            int others = 0;
            for (int j = 0; j < size; j++) {
                if (j != i && !Float.isNaN(values[j])) {
                    others++;
                    wins += values[j] < values[i] ? 1 : values[j] == values[i] ? .5 : 0;
                }
            }
            if (!Float.isNaN(values[i])) {
                double expected = others == 0 ? 0 : wins / others - .5;
                assertThat((double) ranks[i]).isCloseTo(expected, within(1e-6));
            }
        }
    }

    @Property(tries = 300)
    void scores_do_not_feel_a_shift_or_a_unit_and_their_median_is_nothing(
            @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        float[] values = day(seed, size);
        float[] moved = new float[size];
        for (int i = 0; i < size; i++) {
            moved[i] = values[i] * 64 + 16;
        }
        float[] scores = applied(new RobustScore(), values);
        float[] again = applied(new RobustScore(), moved);
        int above = 0;
        int below = 0;
        for (int i = 0; i < size; i++) {
            assertThat(Float.isNaN(scores[i])).isEqualTo(Float.isNaN(values[i]));
            if (!Float.isNaN(scores[i])) {
                assertThat((double) again[i]).isCloseTo(scores[i], within(1e-5));
                above += scores[i] > 0 ? 1 : 0;
                below += scores[i] < 0 ? 1 : 0;
            }
        }
        int present = 0;
        for (float value : values) {
            present += Float.isNaN(value) ? 0 : 1;
        }
        assertThat(Math.max(above, below)).isLessThanOrEqualTo((present + 1) / 2);
    }

    @Property(tries = 200)
    void a_missing_instrument_more_changes_nothing_for_the_others(
            @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(min = 1, max = 30) int size) {
        float[] values = day(seed, size);
        float[] more = new float[size + 1];
        System.arraycopy(values, 0, more, 0, size);
        more[size] = Float.NaN;
        for (CrossSectional transform : new CrossSectional[] {new Rank(), new RobustScore()}) {
            float[] alone = applied(transform, values);
            float[] together = applied(transform, more);
            for (int i = 0; i < size; i++) {
                assertThat(Float.floatToIntBits(together[i])).isEqualTo(Float.floatToIntBits(alone[i]));
            }
        }
    }
}
