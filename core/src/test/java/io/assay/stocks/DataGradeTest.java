package io.assay.stocks;

import java.util.List;

import io.assay.stocks.DataGrade.Measured;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DataGradeTest {
    private static Measured bars(int bars, double missing, double unchanged, double untraded) {
        return new Measured(bars, missing, unchanged, untraded, 0, 0, 0, List.of());
    }

    @Test
    void who_keeps_every_limit_exactly_is_of_high_quality() {
        DataGrade.Graded graded = DataGrade.of(new Measured(1000, 0.02, 0.25, 0.05, 1, 0.01, 20, List.of()));

        assertThat(graded.grade()).isEqualTo(DataGrade.HIGH);
        assertThat(graded.reasons()).isEmpty();
    }

    @Test
    void each_limit_that_is_broken_is_told_in_words() {
        DataGrade.Graded graded = DataGrade.of(bars(999, 0.03, 0.3, 0.06));

        assertThat(graded.grade()).isEqualTo(DataGrade.USABLE);
        assertThat(graded.reasons())
                .containsExactly(
                        "999 bars, high needs 1,000",
                        "3.0 % of the sessions missing, high may have 2.0 %",
                        "30.0 % of the closes unchanged, high may have 25.0 %",
                        "6.0 % of the bars without a trade, high may have 5.0 %");
    }

    @Test
    void who_is_not_even_usable_is_told_why_not() {
        DataGrade.Graded graded = DataGrade.of(bars(3000, 0, 0.6, 0.1));

        assertThat(graded.grade()).isEqualTo(DataGrade.UNFIT);
        assertThat(graded.reasons()).containsExactly("60.0 % of the closes unchanged, usable may have 50.0 %");
        assertThat(DataGrade.of(new Measured(3000, 0, 0, 0, 6, 0, 0, List.of())).reasons())
                .containsExactly("6.0 moves beyond one half in 1,000 bars, usable may have 5");
    }

    @Test
    void whoever_the_audit_blocks_or_who_ended_is_unfit_however_good_the_bars() {
        assertThat(DataGrade.of(new Measured(3000, 0, 0, 0, 0, 0, 0, List.of("mixed-listings")))
                        .reasons())
                .containsExactly("the audit blocks it: mixed-listings");
        DataGrade.Graded ended = DataGrade.of(new Measured(3000, 0, 0, 0, 0, 0, 21, List.of()));
        assertThat(ended.grade()).isEqualTo(DataGrade.UNFIT);
        assertThat(ended.reasons()).containsExactly("ended 21 sessions before its market");
    }

    @Test
    void grades_have_an_order_and_their_rules_are_told() {
        assertThat(DataGrade.HIGH.isAtLeast(DataGrade.USABLE)).isTrue();
        assertThat(DataGrade.UNFIT.isAtLeast(DataGrade.USABLE)).isFalse();
        assertThat(DataGrade.HIGH.rule()).contains("1,000 bars", "<= 2.0 %", "<= 25.0 %");
    }
}
