package io.assay.metric;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class DayBlocksTest {
    @ParameterizedTest
    @EnumSource
    void as_many_days_are_drawn_as_there_are_and_each_about_equally_often(DayBlocks.Kind kind) {
        DayBlocks blocks = DayBlocks.of(50, 7, kind);
        int[] sum = new int[50];
        for (int b = 0; b < 4000; b++) {
            int[] drawn = blocks.draw(Seed.of(1).child(b).random());
            assertThat(Arrays.stream(drawn).sum()).isEqualTo(50);
            Arrays.setAll(sum, d -> sum[d] + drawn[d]);
        }
        for (int times : sum) {
            assertThat(times / 4000.0).isCloseTo(1, within(0.15));
        }
    }

    @Test
    void the_same_seed_gives_the_same_bits() {
        DayBlocks blocks = DayBlocks.forOverlap(200, 5);
        DaySums sums = noise(200, 1);

        Draws first = blocks.sample(sums::total, 50, Seed.of(3));
        Draws second = blocks.sample(sums::total, 50, Seed.of(3));
        Draws other = blocks.sample(sums::total, 50, Seed.of(4));

        assertThat(first.values()).isDeepEqualTo(second.values());
        assertThat(first.values()[0][0]).isNotEqualTo(other.values()[0][0]);
    }

    @Test
    void blocks_are_never_shorter_than_the_overlap() {
        assertThat(DayBlocks.forOverlap(1000, 20).length()).isEqualTo(60);
        assertThat(DayBlocks.forOverlap(1000, 0).length()).isEqualTo(10);
        assertThat(DayBlocks.forOverlap(30, 20).length()).isEqualTo(30);
    }

    @Test
    void too_few_blocks_give_no_bounds() {
        Draws draws = DayBlocks.forOverlap(100, 20).sample(noise(100, 1)::total, 100, Seed.of(1));

        assertThat(draws.interval(0, 0.05).isDefined()).isFalse();
        assertThat(draws.simultaneousLower(new int[] {0}, 0.01)).containsExactly(Double.NaN);
    }

    @Test
    void an_interval_covers_the_truth_of_overlapping_sums_as_often_as_it_says() {
        int covered = 0;
        int cases = 400;
        for (int s = 0; s < cases; s++) {
            Draws draws = DayBlocks.forOverlap(300, 5).sample(noise(300, 10 + s)::total, 300, Seed.of(s));
            Draws.Interval interval = draws.interval(0, 0.05);
            covered += interval.lower() <= 0 && interval.upper() >= 0 ? 1 : 0;
        }

        // 95 % of 400 is 380; fewer than 365 would have a chance below 1 in 1,000.
        assertThat(covered).isGreaterThanOrEqualTo(365);
    }

    @Test
    void simultaneous_bounds_lie_below_single_ones_and_hold_together() {
        int held = 0;
        int cases = 300;
        for (int s = 0; s < cases; s++) {
            DaySums sums = new DaySums(300, 4);
            for (int q = 0; q < 4; q++) {
                fill(sums, q, Seed.of(s).child("column").child(q).random(), 300);
            }
            Draws draws = DayBlocks.forOverlap(300, 5).sample(sums::total, 300, Seed.of(s));
            double[] together = draws.simultaneousLower(new int[] {0, 1, 2, 3}, 0.05);
            assertThat(together[0]).isLessThan(draws.simultaneousLower(new int[] {0}, 0.05)[0] + 1e-9);
            held += Arrays.stream(together).allMatch(bound -> bound <= 0) ? 1 : 0;
        }

        assertThat(held).isGreaterThanOrEqualTo(273);
    }

    @Test
    void a_figure_that_never_moves_keeps_its_estimate_as_bound() {
        Draws draws = DayBlocks.of(100, 5, DayBlocks.Kind.MOVING).sample(m -> new double[] {0}, 100, Seed.of(1));

        assertThat(draws.simultaneousLower(new int[] {0}, 0.01)).containsExactly(0);
    }

    private static DaySums noise(int days, long seed) {
        DaySums sums = new DaySums(days, 1);
        fill(sums, 0, Seed.of(seed).random(), days);
        return sums;
    }

    /** Sums of five neighbours: overlapping labels. */
    private static void fill(DaySums sums, int quantity, RandomGenerator random, int days) {
        double[] steps = new double[days + 5];
        Arrays.setAll(steps, i -> random.nextGaussian());
        for (int d = 0; d < days; d++) {
            for (int k = 0; k < 5; k++) {
                sums.add(d, quantity, steps[d + k]);
            }
        }
    }

    @Test
    void what_blocks_miss_of_the_overlap_is_the_sum_of_the_lost_autocovariances() {
        // By hand: overlap 5 in blocks of 15 loses sum over k of 2 (1 - k/5) (k/15) of 5: (25 - 1) / (3 x 5 x 15).
        double lost = 0;
        for (int k = 1; k < 5; k++) {
            lost += 2 * (1 - k / 5.0) * (k / 15.0) / 5;
        }
        DayBlocks blocks = new DayBlocks(300, 15, 5, DayBlocks.Kind.MOVING);

        assertThat(blocks.stretch()).isCloseTo(1 / Math.sqrt(1 - lost), within(1e-12));
        assertThat(DayBlocks.of(300, 15, DayBlocks.Kind.MOVING).stretch()).isEqualTo(1);
        assertThat(new DayBlocks(300, 15, 1, DayBlocks.Kind.MOVING).stretch()).isEqualTo(1);
        assertThat(blocks.blocks()).isEqualTo(20);
    }

    @Test
    void a_long_memory_lengthens_blocks_up_to_a_tenth_of_the_days() {
        assertThat(DayBlocks.forOverlap(1000, 5, 60).length()).isEqualTo(60);
        assertThat(DayBlocks.forOverlap(1000, 5, 600).length()).isEqualTo(100);
        assertThat(DayBlocks.forOverlap(1000, 5, 3).length()).isEqualTo(15);
        assertThat(DayBlocks.mostMemory(1000)).isEqualTo(100);
        assertThat(DayBlocks.forOverlap(1, 0, 10).length()).isEqualTo(1);
    }

    @Test
    void moving_blocks_draw_neighbours_around_the_end_together() {
        DayBlocks blocks = DayBlocks.of(10, 5, DayBlocks.Kind.MOVING);
        for (int b = 0; b < 50; b++) {
            int[] drawn = blocks.draw(Seed.of(81).child(b).random());
            // Two blocks of five: a day's count changes at most at four places around the circle.
            int changes = 0;
            for (int d = 0; d < 10; d++) {
                changes += drawn[d] == drawn[(d + 1) % 10] ? 0 : 1;
            }
            assertThat(changes).isLessThanOrEqualTo(4);
            assertThat(Arrays.stream(drawn).max().orElseThrow()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void one_day_is_always_drawn_once() {
        for (DayBlocks.Kind kind : DayBlocks.Kind.values()) {
            assertThat(DayBlocks.of(1, 1, kind).draw(Seed.of(1).random())).containsExactly(1);
        }
    }

    @Test
    void impossible_blocks_are_refused() {
        assertThatThrownBy(() -> DayBlocks.of(0, 1, DayBlocks.Kind.MOVING)).hasMessageContaining("days");
        assertThatThrownBy(() -> DayBlocks.of(5, 6, DayBlocks.Kind.MOVING)).hasMessageContaining("length");
        assertThatThrownBy(() -> new DayBlocks(5, 5, -1, DayBlocks.Kind.MOVING)).hasMessageContaining("overlap");
        assertThatThrownBy(() -> DayBlocks.of(5, 5, DayBlocks.Kind.MOVING).sample(m -> new double[1], 0, Seed.of(1)))
                .hasMessageContaining("draws");
    }

    @Test
    void the_statistic_sees_the_sample_itself_first() {
        Draws draws = DayBlocks.of(20, 4, DayBlocks.Kind.STATIONARY)
                .sample(m -> new double[] {Arrays.stream(m).max().orElseThrow()}, 30, Seed.of(2));

        assertThat(draws.estimate()).containsExactly(1);
        assertThat(draws.values()).hasNumberOfRows(30);
        assertThat(draws.blocks()).isEqualTo(5);
    }
}
