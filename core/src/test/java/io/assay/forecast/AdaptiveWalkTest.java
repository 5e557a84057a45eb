package io.assay.forecast;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdaptiveWalkTest {
    private static final double LEVEL = 0.9;
    private static final int HORIZON = 5;

    private static AdaptiveWalk.Rows rows(double[] score) {
        int[] decision = IntStream.range(0, score.length).toArray();
        int[] known = Arrays.stream(decision).map(day -> day + HORIZON).toArray();
        return new AdaptiveWalk.Rows(decision, known, score);
    }

    private static double[] scores(int seed, int days, double drift) {
        RandomGenerator random = Seed.of(seed).random();
        return IntStream.range(0, days)
                .mapToDouble(day -> Math.abs(random.nextGaussian()) * (1 + drift * day / days))
                .toArray();
    }

    @Test
    void nothing_is_said_before_a_hundred_outcomes_are_known() {
        AdaptiveWalk walk = AdaptiveWalk.over(rows(scores(1, 300, 0)), LEVEL, 299);
        assertThat(Arrays.copyOf(walk.stated(), 104)).containsOnly(Double.NaN);
        // The outcome of row 99 is known at the close of day 104.
        assertThat(walk.stated()[104]).isPositive();
        assertThat(walk.last()).isEqualTo(294);
    }

    @Test
    void by_hand_the_level_moves_by_a_step_after_each_outcome() {
        AdaptiveConformal conformal = AdaptiveConformal.of(LEVEL, 0.1);
        for (int i = 1; i <= 100; i++) {
            conformal.learn(i, Double.NaN);
        }
        // Rank ceil(101 x 0.9) = 91 of 1..100.
        assertThat(conformal.reach()).isEqualTo(91);
        conformal.learn(95, 91);
        assertThat(conformal.miss()).isEqualTo(0.1 + 0.1 * (0.1 - 1), org.assertj.core.data.Offset.offset(1e-12));
        // Rank ceil(102 x 0.99) = 101 of the 101 scores: the largest.
        assertThat(conformal.reach()).isEqualTo(100);
        conformal.learn(3, 100);
        assertThat(conformal.miss()).isEqualTo(0.02, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void where_errors_grow_the_intervals_go_on_to_hold_nearly_as_often_as_they_state() {
        AdaptiveWalk walk = AdaptiveWalk.over(rows(scores(7, 4000, 8)), LEVEL, 3999);
        double[] score = scores(7, 4000, 8);
        int held = 0;
        int stated = 0;
        for (int row = 500; row < score.length; row++) {
            stated++;
            held += score[row] <= walk.stated()[row] ? 1 : 0;
        }
        assertThat((double) held / stated).isBetween(0.885, 0.915);
        assertThat(walk.coverage()).isBetween(0.84, 0.95);
        assertThat(walk.outcomes()).isEqualTo(AdaptiveWalk.ROLLING);
    }

    @Property(tries = 50)
    void what_is_stated_on_a_day_knows_no_outcome_that_was_known_later(
            @ForAll @IntRange(min = 1, max = 100_000) int seed, @ForAll @IntRange(min = 120, max = 290) int cut) {
        double[] score = scores(seed, 300, 1);
        double[] other = score.clone();
        // The outcome of row r is known on day r + HORIZON: from cut - HORIZON + 1 on all of them are later than cut.
        for (int row = cut - HORIZON + 1; row < other.length; row++) {
            other[row] = row % 7 == 0 ? Double.NaN : 1e6;
        }
        double[] stated = AdaptiveWalk.over(rows(score), LEVEL, 299).stated();
        double[] changed = AdaptiveWalk.over(rows(other), LEVEL, 299).stated();
        assertThat(Arrays.copyOf(changed, cut + 1)).isEqualTo(Arrays.copyOf(stated, cut + 1));
        assertThat(AdaptiveWalk.over(rows(other), LEVEL, cut).next())
                .isEqualTo(AdaptiveWalk.over(rows(score), LEVEL, cut).next());
        // And the outcome that is known on the very day does something.
        double[] atOnce = score.clone();
        atOnce[cut - HORIZON] = 1e6;
        assertThat(AdaptiveWalk.over(rows(atOnce), LEVEL, cut).next())
                .isGreaterThanOrEqualTo(
                        AdaptiveWalk.over(rows(score), LEVEL, cut).next());
    }

    @Test
    void levels_steps_and_scores_out_of_range_are_refused() {
        assertThatThrownBy(() -> AdaptiveConformal.of(1, 0)).hasMessageContaining("'level'");
        assertThatThrownBy(() -> AdaptiveConformal.of(0.5, 1)).hasMessageContaining("'step'");
        assertThatThrownBy(() -> AdaptiveConformal.of(0.5, 0).learn(-1, 0)).hasMessageContaining("'score'");
        assertThatThrownBy(() -> new AdaptiveWalk.Rows(new int[] {2, 1}, new int[2], new double[2]))
                .hasMessageContaining("'decision'");
    }
}
