package io.assay.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.evaluate.Leaderboard;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StudyTextTest {
    private static String text() {
        return StudyText.of(Samples.study(Samples.run(0.06)), 20);
    }

    @Test
    void the_verdict_comes_first_and_what_it_means_next() {
        assertThat(text()).startsWith("VERDICT: NO SKILL ESTABLISHED\nDo not trade on it.");
    }

    @Test
    void no_line_is_wider_than_a_terminal_of_120_columns() {
        assertThat(text().lines()).allMatch(l -> l.length() <= 120);
        assertThat(RunText.of(Samples.simulated(0.2, true), 5).lines()).allMatch(l -> l.length() <= 120);
    }

    @Test
    void a_simulated_market_and_a_suspected_leak_are_named_before_the_verdict() {
        String text = RunText.of(Samples.simulated(0.2, true), 5);
        assertThat(text.indexOf("SIMULATED")).isZero();
        assertThat(text.indexOf("LEAK SUSPECTED")).isPositive().isLessThan(text.indexOf("VERDICT"));
    }

    @Test
    void each_null_stands_with_difference_interval_and_bound() {
        assertThat(text().lines())
                .anyMatch(l -> l.matches(
                        "majority +\\+0\\.0025 +\\+0\\.0600 +\\[\\+0\\.0200, \\+0\\.1000\\] +> \\+0\\.0100 .*"));
    }

    @Test
    void whoever_could_be_chosen_stands_beside_the_null_that_is_closest() {
        // Samples: .0625 with a gap of .06 to majority and of .03 to persistence, which is closer.
        assertThat(text().lines())
                .anyMatch(l -> l.matches(".* \\+0\\.0625 +persistence +\\+0\\.0300 +\\[-0\\.0100, \\+0\\.0700\\] .*"));
    }

    @Test
    void nobody_knew_anything_before_the_first_window() {
        assertThat(text().lines()).anyMatch(l -> l.matches("from 2010-01-01 +forest, per stock +n/a +0"));
    }

    @Test
    void held_out_days_are_called_closed_until_they_are_opened() {
        assertThat(text()).contains("HELD-OUT, closed: days from 2014-01-01 on are held out.");
        StudyReport opened = Samples.study(Samples.run(0.06)).withOpened(Optional.of(Samples.opened(2)));
        assertThat(StudyText.of(opened, 20))
                .contains("HELD-OUT, look number 2: NO SKILL ESTABLISHED")
                .doesNotContain("closed");
    }

    @Test
    void the_leaderboard_is_cut_and_says_how_many_more_there_are() {
        String text = StudyText.of(Samples.study(Samples.run(0.06)), 1);
        assertThat(text)
                .contains("US:BBB", "... and 1 stock more", "1 of 2 rows")
                .doesNotContain("US:AAA");
    }

    @Test
    void hundreds_left_out_do_not_bury_the_rest() {
        RunReport r = Samples.run(0.06);
        Map<String, String> leftOut = new TreeMap<>();
        for (int i = 100; i < 400; i++) {
            leftOut.put("US:L" + i, "too short");
        }
        RunReport many = new RunReport(
                r.runId(),
                r.specification(),
                r.seed(),
                r.dataHash(),
                false,
                r.verdict(),
                r.comparison(),
                r.evaluation(),
                r.others(),
                false,
                r.stocks(),
                Leaderboard.of(List.of()),
                leftOut,
                r.hunt(),
                r.proof());
        assertThat(RunText.leftOut(many, 20).lines())
                .hasSize(21)
                .last()
                .isEqualTo("left out: 280 more stocks, see the page");
    }

    @Test
    void the_first_ten_features_are_listed_with_their_shares() {
        String text = StudyText.importance(Samples.importance());
        assertThat(text.lines()).hasSize(12).anyMatch(l -> l.matches("feature_0 +42\\.0 %"));
        assertThat(StudyText.importance(Importance.none())).isEmpty();
    }

    @Test
    void a_long_word_stays_whole_and_lines_are_filled() {
        String word = "w".repeat(130);
        assertThat(RunText.wrapped("a " + word + " b")).isEqualTo("a\n" + word + "\nb");
        assertThat(RunText.wrapped("x".repeat(54) + " " + "y".repeat(55))).doesNotContain("\n");
        assertThat(RunText.wrapped("x".repeat(54) + " " + "y".repeat(56))).contains("\n");
    }
}
