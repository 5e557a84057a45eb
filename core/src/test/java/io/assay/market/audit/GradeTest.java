package io.assay.market.audit;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Grades at their limits: a limit that is met holds, one that is missed by one does not. */
class GradeTest {
    /** A thousand symbols, a million bars and as many sessions. */
    private static Figures figures(int failed, long quarantined, long missing, double years) {
        Span span = new Span("2000-01-03", "2020-01-03", 1_000_000, 1_000_000, years, years);
        return new Figures(1000, 1000 - failed, 0, 0, failed, span, quarantined, missing, 0, 0, -1, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 500, 1000, 10, EXCELLENT",
        "1, 500, 1000, 10, GOOD",
        "0, 501, 1000, 10, GOOD",
        "0, 500, 1001, 10, GOOD",
        "0, 500, 1000, 9.99, GOOD",
        "50, 5000, 10000, 5, GOOD",
        "51, 5000, 10000, 5, FAIR",
        "50, 5001, 10000, 5, FAIR",
        "50, 5000, 10001, 5, FAIR",
        "50, 5000, 10000, 4.99, FAIR",
        "200, 30000, 50000, 1, FAIR",
        "201, 30000, 50000, 1, POOR",
        "200, 30001, 50000, 1, POOR",
        "200, 30000, 50001, 1, POOR",
        "200, 30000, 50000, 0.99, POOR",
        "1000, 1000000, 1000000, 0, POOR"
    })
    void a_grade_holds_up_to_its_limits_and_not_one_beyond(
            int failed, long quarantined, long missing, double years, Grade expected) {
        assertThat(Grade.of(figures(failed, quarantined, missing, years), false))
                .isEqualTo(expected);
    }

    @Test
    void every_limit_that_is_missed_is_a_reason_of_its_own_with_value_and_limit() {
        assertThat(Grade.reasons(figures(201, 31_000, 60_000, 0.5), false))
                .containsExactly(
                        "not FAIR: symbols blocked 20.1 %, may be 20 %",
                        "not FAIR: bars dropped 3.1 %, may be 3 %",
                        "not FAIR: sessions missing 6 %, may be 5 %",
                        "not FAIR: 0.5 years on average, needs 1");
        assertThat(Grade.reasons(figures(0, 0, 0, 20), false)).isEmpty();
    }

    @Test
    void survivors_alone_are_good_at_best_and_that_is_the_only_reason() {
        assertThat(Grade.of(figures(0, 0, 0, 20), true)).isEqualTo(Grade.GOOD);
        assertThat(Grade.reasons(figures(0, 0, 0, 20), true)).containsExactly("not EXCELLENT: survivors only");
    }

    @Test
    void rules_are_written_with_their_own_limits() {
        assertThat(Grade.EXCELLENT.rule())
                .isEqualTo(
                        "EXCELLENT: symbols blocked <= 0 %, bars dropped <= 0.05 %, sessions missing <= 0.1 %, years on"
                                + " average >= 10, not survivors only");
        assertThat(Grade.POOR.rule()).contains("<= 100 %").doesNotContain("survivors");
    }

    @Test
    void shares_of_nothing_are_nothing() {
        Span none = new Span("", "", 0, 0, 0, 0);
        Figures empty = new Figures(0, 0, 0, 0, 0, none, 0, 0, 0, 0, -1, List.of());
        assertThat(empty.failedShare()).isZero();
        assertThat(empty.quarantinedShare()).isZero();
        assertThat(empty.missingShare()).isZero();
        assertThat(empty.withBytesOnDisk(7).bytesOnDisk()).isEqualTo(7);
        assertThat(Grade.of(empty, false)).isEqualTo(Grade.POOR);
    }

    @Test
    void a_span_counts_both_its_ends() {
        // One day is 1 / 365.25 of a year; 253 sessions are one year of 252 and one session more.
        assertThat(Span.of(new int[] {5}, 1))
                .isEqualTo(new Span("1970-01-06", "1970-01-06", 1, 1, 1 / 252.0, 1 / 365.25));
        assertThat(Span.of(new int[0], 0)).isEqualTo(new Span("", "", 0, 0, 0, 0));
        assertThat(Span.of(new int[] {0, 364}, 253).yearsByCalendar()).isEqualTo(365 / 365.25);
    }

    @Test
    void numbers_in_findings_have_no_zeros_behind_and_shares_three_digits() {
        assertThat(Text.number(12)).isEqualTo("12");
        assertThat(Text.number(-0.0)).isEqualTo("0");
        assertThat(Text.number(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Text.number(1234.56789)).isEqualTo("1234.568");
        assertThat(Text.number(Double.NaN)).isEqualTo("NaN");
        assertThat(Text.share(0.05)).isEqualTo("5 %");
        assertThat(Text.share(0.12345)).isEqualTo("12.3 %");
        assertThat(Text.percent(0.12345)).isEqualTo("12.3 %");
    }

    @Test
    void limits_out_of_range_are_refused_by_name() {
        assertThatThrownBy(() -> Thresholds.DEFAULTS.with("largeMove", 1)).hasMessageContaining("'largeMove'");
        assertThatThrownBy(() -> Thresholds.DEFAULTS.with("shortBars", 10)).hasMessageContaining("'shortBars'");
        assertThatThrownBy(() -> Thresholds.DEFAULTS.with("nothing", 1))
                .hasMessageContaining("no audit limit 'nothing'");
        assertThat(Thresholds.DEFAULTS.with("missingShare", 0.5).missingShare()).isEqualTo(0.5);
    }
}
