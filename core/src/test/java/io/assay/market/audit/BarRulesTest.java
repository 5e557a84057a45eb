package io.assay.market.audit;

import java.util.List;

import io.assay.base.Days;
import io.assay.market.ImportNotes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BarRulesTest {
    private final Tiny tiny = new Tiny(40);

    @Test
    void a_sound_series_breaks_no_rule() {
        assertThat(tiny.rules()).isEmpty();
        assertThat(tiny.clean().status()).isEqualTo(Status.OK);
        assertThat(tiny.clean().bars().hash()).isEqualTo(tiny.bars().hash());
    }

    @Test
    void what_the_import_decided_is_told_once_a_rule() {
        tiny.notes.add(new ImportNotes("a.csv", "x", 50, 1, 2, 3, 4, 5, List.of()));
        tiny.notes.add(ImportNotes.clean("b.csv", "x", 50));
        assertThat(tiny.rules())
                .containsExactly(
                        Rule.UNSORTED_ROWS,
                        Rule.DUPLICATE_DAYS,
                        Rule.CONFLICTING_DAYS,
                        Rule.EMPTY_ROWS,
                        Rule.REJECTED_ROWS);
        assertThat(tiny.clean().findings()).extracting(Finding::count).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(tiny.clean().status()).isEqualTo(Status.WARN);
    }

    @Test
    void a_price_that_is_no_number_drops_the_row() {
        tiny.high[7] = Double.NaN;
        tiny.open[9] = Double.POSITIVE_INFINITY;
        assertDropped(Rule.NOT_A_NUMBER, 7, 9);
    }

    @Test
    void a_price_of_zero_or_below_drops_the_row() {
        tiny.open[7] = 0;
        tiny.low[8] = -1;
        assertDropped(Rule.NON_POSITIVE_PRICE, 7, 8);
    }

    @Test
    void a_tiny_price_is_a_price() {
        tiny.scale(0, 1e-6);
        assertThat(tiny.rules()).isEmpty();
    }

    @Test
    void high_below_low_drops_the_row_and_equal_does_not() {
        tiny.bar(7, 100, 99, 101, 100);
        tiny.bar(9, 100, 100, 100, 100);
        assertDropped(Rule.HIGH_BELOW_LOW, 7);
    }

    @Test
    void a_close_far_outside_the_range_drops_the_row() {
        tiny.bar(7, 100, 101, 99, 101.6);
        assertDropped(Rule.OUTSIDE_RANGE, 7);
        assertThat(tiny.find(Rule.OUTSIDE_RANGE).orElseThrow().examples())
                .containsExactly(new Example("SIM:A", Days.text(tiny.day[7]), "close 101.6 outside 99 .. 101"));
    }

    @Test
    void an_open_far_outside_the_range_drops_the_row() {
        tiny.bar(7, 98.4, 101, 99, 100);
        assertDropped(Rule.OUTSIDE_RANGE, 7);
    }

    @Test
    void a_small_excess_over_the_range_only_warns() {
        tiny.bar(7, 100, 101, 99, 101.4);
        tiny.bar(8, 98.6, 101, 99, 100);
        assertThat(tiny.rules()).containsExactly(Rule.SLIGHTLY_OUTSIDE_RANGE);
        assertThat(tiny.count(Rule.SLIGHTLY_OUTSIDE_RANGE)).isEqualTo(2);
        assertThat(tiny.clean().dropped()).isZero();
    }

    @Test
    void the_noise_of_doubles_is_no_excess() {
        tiny.bar(7, 100, 101, 99, Math.nextUp(101.0));
        assertThat(tiny.rules()).isEmpty();
    }

    @Test
    void an_open_that_is_the_close_before_warns_even_far_outside_the_range() {
        tiny.open[7] = tiny.close[6];
        tiny.high[7] = tiny.close[6] / 1.02;
        tiny.low[7] = tiny.high[7] - 2;
        tiny.close[7] = tiny.adjusted[7] = tiny.low[7] + 1;
        assertThat(tiny.rules()).containsExactly(Rule.CARRIED_OPEN);
        tiny.open[7] = tiny.open[7] + 1e-3;
        assertDropped(Rule.OUTSIDE_RANGE, 7);
    }

    @Test
    void volume_below_zero_or_infinite_drops_the_row() {
        tiny.volume[7] = -1;
        tiny.volume[9] = Double.POSITIVE_INFINITY;
        assertDropped(Rule.BAD_VOLUME, 7, 9);
    }

    @Test
    void no_volume_warns_whether_zero_or_missing() {
        tiny.volume[7] = 0;
        tiny.volume[8] = Double.NaN;
        tiny.volume[9] = 0.25;
        assertThat(tiny.rules()).containsExactly(Rule.ZERO_VOLUME);
        assertThat(tiny.count(Rule.ZERO_VOLUME)).isEqualTo(2);
    }

    @Test
    void an_adjusted_close_that_cannot_be_used_drops_the_row() {
        tiny.adjusted[7] = 0;
        tiny.adjusted[9] = Double.NaN;
        tiny.adjusted[11] = -3;
        assertDropped(Rule.BAD_ADJUSTED_CLOSE, 7, 9, 11);
    }

    @Test
    void one_row_may_break_two_rules_and_is_dropped_once() {
        tiny.bar(7, 100, 99, 101, 100);
        tiny.volume[7] = -5;
        assertThat(tiny.rules()).containsExactly(Rule.HIGH_BELOW_LOW, Rule.BAD_VOLUME);
        assertThat(tiny.clean().dropped()).isEqualTo(1);
    }

    @Test
    void at_most_five_examples_are_kept_and_all_are_counted() {
        for (int i = 3; i < 11; i++) {
            tiny.volume[i] = 0;
        }
        Finding finding = tiny.find(Rule.ZERO_VOLUME).orElseThrow();
        assertThat(finding.count()).isEqualTo(8);
        assertThat(finding.examples()).hasSize(5);
        assertThat(finding.examples().get(0).date()).isEqualTo(Days.text(tiny.day[3]));
    }

    /** Exactly this rule is broken in exactly these rows, and they are gone. */
    private void assertDropped(Rule rule, int... rows) {
        CleanSeries clean = Auditor.clean(tiny.input(), Tiny.LIMITS.with("quarantinedShare", 0.5));
        assertThat(clean.findings()).extracting(Finding::rule).containsExactly(rule);
        assertThat(clean.findings().get(0).count()).isEqualTo(rows.length);
        assertThat(clean.status()).isEqualTo(Status.QUARANTINED);
        assertThat(clean.dropped()).isEqualTo(rows.length);
        assertThat(clean.bars().size()).isEqualTo(40 - rows.length);
        for (int row : rows) {
            assertThat(clean.bars().rowOf(tiny.day[row])).isNegative();
        }
    }
}
