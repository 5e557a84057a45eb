package io.assay.metric;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Held against {@link RocAuc}, whose areas are those of scikit-learn. */
class DailyAucTest {
    private static final int DAYS = 300;
    private static final int ROWS = 30_000;
    private static final DayBlocks BLOCKS = DayBlocks.forOverlap(DAYS, 5);

    private static int[] days() {
        int[] day = new int[ROWS];
        Arrays.setAll(day, i -> i / (ROWS / DAYS));
        return day;
    }

    /** Scores that know something, the more on some days, and whose mean wanders from day to day. */
    private static double[] scores(boolean[] positive, RandomGenerator random) {
        double[] scores = new double[ROWS];
        double mean = 0;
        double known = 0;
        for (int i = 0; i < ROWS; i++) {
            if (i % (ROWS / DAYS) == 0) {
                mean = .9 * mean + .3 * random.nextGaussian();
                known = .3 + .3 * random.nextGaussian();
            }
            positive[i] = random.nextDouble() < .4;
            scores[i] = mean + (positive[i] ? known : 0) + random.nextGaussian();
        }
        return scores;
    }

    @Test
    void the_area_of_the_rows_themselves_is_exact() {
        boolean[] positive = new boolean[ROWS];
        double[] scores = scores(positive, Seed.of(1).random());
        int[] ones = new int[DAYS];
        Arrays.fill(ones, 1);

        assertThat(DailyAuc.of(scores, positive, days(), DAYS).area(ones))
                .isCloseTo(RocAuc.of(scores, positive).area(), within(1e-12));
    }

    @Test
    void redrawn_areas_are_off_by_less_than_two_hundredths_of_their_deviation() {
        boolean[] positive = new boolean[ROWS];
        double[] scores = scores(positive, Seed.of(2).random());
        DailyAuc daily = DailyAuc.of(scores, positive, days(), DAYS);
        RocAuc exact = RocAuc.of(scores, positive);
        double[] areas = new double[100];
        double furthest = 0;
        for (int b = 0; b < areas.length; b++) {
            int[] multiplicity = BLOCKS.draw(Seed.of(3).child(b).random());
            areas[b] = exact.area(multiplicity, days());
            furthest = Math.max(furthest, Math.abs(daily.area(multiplicity) - areas[b]));
        }

        assertThat(furthest).isGreaterThan(0).isLessThan(.02 * Moments.deviation(areas));
    }

    @Test
    void few_distinct_scores_leave_nothing_out() {
        boolean[] positive = new boolean[ROWS];
        double[] scores = scores(positive, Seed.of(4).random());
        double[] coarse = Arrays.stream(scores).map(s -> Math.rint(10 * s) / 10).toArray();
        DailyAuc daily = DailyAuc.of(coarse, positive, days(), DAYS);
        RocAuc exact = RocAuc.of(coarse, positive);

        assertThat(Arrays.stream(coarse).distinct().count()).isBetween(50L, (long) DailyAuc.BINS);
        for (int b = 0; b < 20; b++) {
            int[] multiplicity = BLOCKS.draw(Seed.of(5).child(b).random());
            assertThat(daily.area(multiplicity)).isCloseTo(exact.area(multiplicity, days()), within(1e-12));
        }
    }

    @Test
    void one_score_for_all_is_one_half_and_one_kind_of_rows_has_no_area() {
        int[] day = {0, 0, 1};
        boolean[] mixed = {true, false, true};
        boolean[] all = {true, true, true};

        assertThat(DailyAuc.of(new double[3], mixed, day, 2).area(new int[] {1, 1}))
                .isEqualTo(.5);
        assertThat(DailyAuc.of(new double[3], all, day, 2).area(new int[] {1, 1}))
                .isNaN();
        // The only negative row is on the day that was not drawn.
        assertThat(DailyAuc.of(new double[3], mixed, day, 2).area(new int[] {0, 2}))
                .isNaN();
        assertThatThrownBy(() -> DailyAuc.of(new double[] {Double.NaN}, new boolean[1], new int[1], 1))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> DailyAuc.of(new double[2], new boolean[1], new int[2], 1))
                .hasMessageContaining("positive");
    }
}
