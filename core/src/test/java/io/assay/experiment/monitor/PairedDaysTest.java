package io.assay.experiment.monitor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PairedDaysTest {
    private static final int STOCKS = 12;

    @TempDir
    Path folder;

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
        assertThat(pairs.p()).isNaN();
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
    void a_look_costs_the_next_one_and_comes_a_month_later() {
        Looks looks = Looks.of(folder, Clock.systemUTC());
        ScoredRows champion = rows(400, 0.3, 0, "a");
        PairedDays pairs = PairedDays.of(champion, rows(400, 0.8, 0, "b"), HOW);
        assertThat(looks.look("s", pairs, 401, 0.05, true)).isEmpty();
        assertThat(looks.look("s", pairs, 400, 0.05, false)).hasValue(new Looks.Verdict(1, 0.025, true));
        assertThat(looks.look("s", pairs, 400, 0.05, true)).hasValue(new Looks.Verdict(1, 0.025, true));
        assertThat(looks.look("s", pairs, 400, 0.05, true)).isEmpty();
        PairedDays later = PairedDays.of(rows(421, 0.3, 0, "a"), rows(421, 0.3, 0, "b"), HOW);
        assertThat(looks.look("s", later, 400, 0.05, true)).hasValueSatisfying(look -> {
            assertThat(look.number()).isEqualTo(2);
            assertThat(look.level()).isCloseTo(0.05 / 6, within(1e-15));
            assertThat(look.better()).isFalse();
        });
        assertThat(looks.look("other", later, 400, 0.05, true).orElseThrow().number())
                .isEqualTo(1);
    }

    @Test
    void other_targets_are_refused() {
        ScoredRows.Builder classes = new ScoredRows.Builder(3);
        classes.add(
                new ScoredRows.Builder.Spot(0, 1),
                new ScoredRows.Builder.Came(2, 1, 0.1),
                new ScoredRows.Builder.Voice(new double[] {0.2, 0.3, 0.5}, 0, 0));
        assertThatThrownBy(() -> PairedDays.of(rows(10, 0.3, 0, "a"), classes.build(), HOW))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("targets differ");
    }

    @Test
    void a_refit_that_was_tried_is_remembered_for_its_watch() {
        RefitLog log = RefitLog.of(folder, Clock.systemUTC());
        log.tried("a", 100, "Kept.");
        log.tried("a", 120, "Kept.");
        log.tried("b", 130, "Promoted.");
        assertThat(log.last("a", 1000)).hasValue(120);
        assertThat(log.last("a", 119)).hasValue(100);
        assertThat(log.last("c", 1000)).isEmpty();
    }

    @Test
    void bars_that_are_late_by_the_clock_are_told_and_those_of_a_weekend_are_not() {
        int friday = Days.of(2015, 3, 6);
        assertThat(WatchLook.late("US", friday, friday + 3, 3)).isEmpty();
        assertThat(WatchLook.late("US", friday, friday + 5, 3)).isEmpty();
        assertThat(WatchLook.late("US", friday, friday + 6, 3))
                .hasValueSatisfying(s -> assertThat(s).contains("2015-03-06").contains("3 weekdays"));
    }
}
