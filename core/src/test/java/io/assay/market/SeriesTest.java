package io.assay.market;

import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An outside series gives only what was known at the close of a day. */
class SeriesTest {
    /** A quarter's figure, the next quarter's, and then a revision of the first. */
    private static final Series REVISED =
            Series.of("GDP", true, new int[] {0, 90, 0}, new int[] {30, 120, 150}, new double[] {1, 2, 1.5});

    @Test
    void before_it_became_known_a_value_does_not_exist() {
        assertThat(REVISED.asOf(29, 1000)).isNaN();
        assertThat(REVISED.asOf(30, 1000)).isEqualTo(1);
        assertThat(REVISED.asOf(119, 1000)).isEqualTo(1);
    }

    @Test
    void the_latest_period_counts_and_a_late_revision_of_an_earlier_one_does_not() {
        assertThat(REVISED.asOf(120, 1000)).isEqualTo(2);
        assertThat(REVISED.asOf(150, 1000)).isEqualTo(2);
    }

    @Test
    void of_one_period_the_last_revision_known_by_the_day_counts() {
        Series twice = Series.of("CPI", true, new int[] {0, 0}, new int[] {10, 20}, new double[] {3, 4});
        assertThat(twice.asOf(19, 100)).isEqualTo(3);
        assertThat(twice.asOf(20, 100)).isEqualTo(4);
        Series sameDay = Series.of("CPI", true, new int[] {0, 0}, new int[] {10, 10}, new double[] {3, 4});
        assertThat(sameDay.asOf(10, 100)).isEqualTo(4);
    }

    @Test
    void what_is_older_than_allowed_is_not_used_on_the_day_after_the_last() {
        assertThat(REVISED.asOf(130, 10)).isEqualTo(2);
        assertThat(REVISED.asOf(131, 10)).isNaN();
        assertThat(REVISED.asOf(120, 0)).isEqualTo(2);
    }

    @Test
    void a_series_without_values_knows_nothing() {
        Series none = Series.of("none", false, new int[0], new int[0], new double[0]);
        assertThat(none.asOf(0, 1000)).isNaN();
        assertThat(none.size()).isZero();
        assertThat(none.hasVintages()).isFalse();
    }

    @Test
    void a_value_known_before_its_period_began_or_out_of_order_is_refused() {
        assertThatThrownBy(() -> Series.of("x", true, new int[] {10}, new int[] {9}, new double[] {1}))
                .hasMessage("'known' must not be before the period it describes, was 9");
        assertThatThrownBy(() -> Series.of("x", true, new int[] {0, 0}, new int[] {10, 9}, new double[] {1, 2}))
                .hasMessage("'known' must ascend, was 9");
        assertThatThrownBy(() -> Series.of("x", true, new int[] {0}, new int[0], new double[] {1}))
                .hasMessageContaining("'known' must have length 1");
        assertThatThrownBy(() -> Series.of("x", true, new int[] {0}, new int[] {1}, new double[0]))
                .hasMessageContaining("'value' must have length 1");
    }

    @Property(tries = 300)
    void every_day_gives_what_a_search_through_all_values_gives(
            @ForAll @IntRange(max = 10_000) int seed,
            @ForAll @IntRange(max = 25) int size,
            @ForAll @IntRange(max = 60) int maxAge) {
        RandomGenerator random = Seed.of(seed).random();
        int[] known = new int[size];
        int[] period = new int[size];
        double[] value = new double[size];
        for (int i = 0; i < size; i++) {
            known[i] = (i == 0 ? 0 : known[i - 1]) + random.nextInt(5);
            period[i] = known[i] - random.nextInt(20);
            value[i] = i;
        }
        Series series = Series.of("s", true, period, known, value);
        for (int day = -2; day < 130; day++) {
            int best = -1;
            for (int i = 0; i < size; i++) {
                if (known[i] <= day && (best < 0 || period[i] >= period[best])) {
                    best = i;
                }
            }
            double expected = best < 0 || day - known[best] > maxAge ? Double.NaN : value[best];
            assertThat(series.asOf(day, maxAge)).isEqualTo(Double.valueOf(expected));
        }
    }
}
