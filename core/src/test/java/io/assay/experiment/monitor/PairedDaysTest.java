package io.assay.experiment.monitor;

import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PairedDaysTest {
    private static final int STOCKS = 12;
    private static final PairedDays.How HOW = new PairedDays.How(0.1, 1, Seed.of(1));

    /** Scores that tell the outcome with some strength; every stock on every day. */
    private static ScoredRows rows(int days, double strength, int from, String own) {
        RandomGenerator outcomes = Seed.of(5).random();
        RandomGenerator noise = Seed.of(6).child(own).random();
        ScoredRows.Builder rows = new ScoredRows.Builder(1);
        for (int day = 0; day < days; day++) {
            for (int who = 0; who < STOCKS; who++) {
                double outcome = outcomes.nextGaussian();
                double said = (day < from ? 0.3 : strength) * outcome + noise.nextGaussian();
                rows.add(
                        new ScoredRows.Builder.Spot(who, day),
                        new ScoredRows.Builder.Came(day + 1, outcome, outcome),
                        new ScoredRows.Builder.Voice(new double[] {said}, 0, 0));
            }
        }
        return rows.build();
    }

    @Test
    void the_same_words_differ_on_no_day() {
        PairedDays pairs = PairedDays.of(rows(300, 0.3, 0, "a"), rows(300, 0.3, 0, "a"), HOW);
        assertThat(pairs.days()).isEqualTo(300);
        assertThat(pairs.differing()).isZero();
        assertThat(pairs.gap().isDefined()).isFalse();
        assertThat(pairs.spread()).isCloseTo(1, within(1e-12));
        assertThat(pairs.agreement()).isCloseTo(1, within(1e-12));
        assertThat(pairs.figure()).isEqualTo("rank IC");
    }

    @Test
    void a_worse_one_is_worse_for_sure_and_a_better_one_better() {
        ScoredRows champion = rows(400, 0.3, 0, "a");
        assertThat(PairedDays.of(champion, rows(400, 0, 0, "b"), HOW).gap().upper())
                .isLessThan(0);
        assertThat(PairedDays.of(champion, rows(400, 0.8, 0, "b"), HOW).gap().lower())
                .isGreaterThan(0);
    }

    @Test
    void days_on_which_both_say_the_same_do_not_hide_those_on_which_they_differ() {
        ScoredRows champion = rows(1200, 0.3, 0, "a");
        PairedDays pairs = PairedDays.of(champion, rows(1200, -0.3, 1000, "a"), HOW);
        assertThat(pairs.differing()).isEqualTo(200);
        assertThat(pairs.gap().upper()).isLessThan(-0.3);
        assertThat(pairs.champion() - pairs.other()).isBetween(0.03, 0.15);
    }

    @Test
    void only_common_rows_are_compared() {
        ScoredRows champion = rows(300, 0.3, 0, "a");
        ScoredRows half = rows(300, 0.3, 0, "a");
        int[] some = java.util.stream.IntStream.range(0, half.size())
                .filter(row -> half.day()[row] >= 100)
                .toArray();
        PairedDays pairs = PairedDays.of(champion, half.select(some), HOW);
        assertThat(pairs.days()).isEqualTo(200);
        assertThat(pairs.differing()).isZero();
    }

    @Test
    void a_score_that_has_collapsed_shows_in_its_spread() {
        ScoredRows champion = rows(300, 0.3, 0, "a");
        double[] flat = champion.said().clone();
        for (int i = 0; i < flat.length; i++) {
            flat[i] *= 0.01;
        }
        ScoredRows collapsed = new ScoredRows(
                champion.who(),
                champion.day(),
                champion.known(),
                champion.target(),
                champion.outcome(),
                1,
                flat,
                champion.base());
        assertThat(PairedDays.of(champion, collapsed, HOW).spread()).isCloseTo(0.01, within(1e-9));
    }
}
