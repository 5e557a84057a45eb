package io.assay.experiment.judge;

import java.util.ArrayList;
import java.util.List;

import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.report.JudgeCheck;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Twenty symbols of which some end before the last scored day. */
class SurvivorsTest {
    private static JudgeCheck check(int ended, List<Integer> scored) {
        List<Listing> listings = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            listings.add(Listed.listing("US:S" + (char) ('A' + i), 0, i < ended ? 500 : 1000));
        }
        List<Instrument> names =
                scored.stream().map(i -> listings.get(i).instrument()).toList();
        int n = names.size();
        int[] instrument = new int[2 * n];
        int[] day = new int[2 * n];
        for (int i = 0; i < n; i++) {
            instrument[i] = i;
            instrument[n + i] = i;
            day[i] = 100;
            day[n + i] = 900;
        }
        Scores scores = new Scores(
                "f",
                "sha",
                names,
                instrument,
                day,
                new double[2 * n],
                new boolean[2 * n],
                new long[2 * n],
                new Scores.KnownAt(0, 0, "", List.of()));
        return Survivors.check(scores, new Listed(listings));
    }

    @Test
    void scores_of_all_who_were_left_and_none_who_ended_fail() {
        JudgeCheck check = check(4, List.of(4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19));
        assertThat(check.outcome()).isEqualTo(JudgeCheck.Outcome.FAILED);
        assertThat(check.why()).contains("0 of the 16", "4 symbols", "3.2 would be scored");
    }

    @Test
    void those_who_ended_being_among_the_scored_passes() {
        JudgeCheck check = check(4, List.of(0, 5, 6, 7, 8, 9, 10));
        assertThat(check.outcome()).isEqualTo(JudgeCheck.Outcome.PASSED);
        assertThat(check.why()).contains("1 of the 7");
    }

    @Test
    void one_who_ended_among_many_who_should_have_is_not_enough() {
        // P(at most 1 of 10 who ended among 11 of 20 scored) = (C(10,11) + 10 C(10,10)) / C(20,11) = 10 / 167960.
        JudgeCheck check = check(10, List.of(0, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19));
        assertThat(check.outcome()).isEqualTo(JudgeCheck.Outcome.FAILED);
        assertThat(check.why()).contains("1 of the 11", "5.5 would be scored", "0.0001");
    }

    @Test
    void few_scored_symbols_or_data_without_an_end_say_nothing() {
        // 8 of 20 are scored: that none of 4 who ended is among them has a probability of C(16,8) / C(20,8) = .10.
        assertThat(check(4, List.of(5, 6, 7, 8, 9, 10, 11, 12)).outcome())
                .isEqualTo(JudgeCheck.Outcome.CANNOT_BE_CHECKED);
        assertThat(check(0, List.of(1, 2, 3)).why()).contains("survivors alone");
        assertThat(check(0, List.of(1, 2, 3)).outcome()).isEqualTo(JudgeCheck.Outcome.CANNOT_BE_CHECKED);
    }
}
