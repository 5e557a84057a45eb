package io.assay.experiment.judge;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import io.assay.market.Instrument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Order alone counts, and nothing later than the score's day. */
class PositionsTest {
    private static final List<Instrument> NAMES = List.of(
            new Instrument("US", "A"), new Instrument("US", "B"), new Instrument("US", "C"), new Instrument("US", "D"));

    static Scores scores(int[] day, int[] instrument, double[] score) {
        return new Scores(
                "f",
                "sha",
                NAMES,
                instrument,
                day,
                score,
                new boolean[day.length],
                new long[day.length],
                new Scores.KnownAt(0, 0, "", List.of()));
    }

    private static Scores oneStock(double... score) {
        int[] day = new int[score.length];
        Arrays.setAll(day, i -> i);
        return scores(day, new int[score.length], score);
    }

    @Test
    void within_a_day_the_lowest_is_minus_a_half_and_equal_scores_share_the_middle() {
        Scores scores = scores(
                new int[] {1, 1, 1, 1, 2, 3, 3}, new int[] {0, 1, 2, 3, 0, 1, 2}, new double[] {5, -1, 5, 9, 7, 4, 4});
        // Ranks of the first day: 2.5, 1, 2.5, 4 of 4.
        assertThat(Positions.withinDay(scores)).containsExactly(0, -0.5, 0, 0.5, 0, 0, 0);
    }

    @Test
    void over_time_a_score_is_placed_among_those_of_earlier_days() {
        double[] score = new double[Positions.FIRST_DAYS + 3];
        Arrays.setAll(score, i -> i);
        score[Positions.FIRST_DAYS] = 14.5;
        score[Positions.FIRST_DAYS + 1] = 1000;
        score[Positions.FIRST_DAYS + 2] = 0;
        double[] positions = Positions.overTime(oneStock(score), OptionalDouble.empty());
        assertThat(Arrays.copyOf(positions, Positions.FIRST_DAYS)).containsOnly(Double.NaN);
        // 15 of 60 earlier scores are below 14.5; all 61 below 1000; half of one equal score of 62 below 0.
        assertThat(positions[60]).isEqualTo(15 / 60.0 - 0.5);
        assertThat(positions[61]).isEqualTo(0.5);
        assertThat(positions[62]).isCloseTo(0.5 / 62 - 0.5, within(1e-15));
    }

    @Test
    void scores_of_the_same_day_do_not_count_as_earlier() {
        int n = Positions.FIRST_DAYS + 1;
        int[] day = new int[2 * n];
        int[] instrument = new int[2 * n];
        double[] score = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            day[i] = i / 2;
            instrument[i] = i % 2;
            score[i] = i % 2;
        }
        double[] positions = Positions.overTime(scores(day, instrument, score), OptionalDouble.empty());
        // Of the 120 earlier scores half are 0 and half are 1.
        assertThat(positions[2 * n - 2]).isEqualTo(-0.25);
        assertThat(positions[2 * n - 1]).isEqualTo(0.25);
    }

    @Test
    void against_a_neutral_score_the_sign_stays_and_the_distance_is_placed() {
        double[] score = new double[Positions.FIRST_DAYS + 3];
        Arrays.setAll(score, i -> 0.5 + (i + 1) / 100.0);
        score[Positions.FIRST_DAYS] = 0.5 - 0.305;
        score[Positions.FIRST_DAYS + 1] = 0.5;
        score[Positions.FIRST_DAYS + 2] = 2;
        double[] positions = Positions.overTime(oneStock(score), OptionalDouble.of(0.5));
        // 30 of 60 earlier distances are smaller than 0.305.
        assertThat(positions[60]).isEqualTo(-0.25);
        assertThat(positions[61]).isZero();
        assertThat(positions[62]).isEqualTo(0.5);
    }

    @Test
    void stretched_and_bent_scores_have_the_same_positions_and_later_ones_change_nothing() {
        double[] score = new double[200];
        Arrays.setAll(score, i -> Math.sin(i * 1.3));
        double[] before = Positions.overTime(oneStock(score), OptionalDouble.empty());
        double[] bent = Arrays.stream(score).map(s -> Math.exp(3 * s) - 7).toArray();
        assertThat(Positions.overTime(oneStock(bent), OptionalDouble.empty())).isEqualTo(before);
        for (int i = 150; i < 200; i++) {
            score[i] = 1e6 - i;
        }
        double[] after = Positions.overTime(oneStock(score), OptionalDouble.empty());
        assertThat(Arrays.copyOf(after, 150)).isEqualTo(Arrays.copyOf(before, 150));
    }
}
