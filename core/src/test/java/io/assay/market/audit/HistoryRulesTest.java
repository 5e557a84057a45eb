package io.assay.market.audit;

import java.util.Arrays;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.Calendars;
import io.assay.market.CorporateAction;
import io.assay.market.Delisting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HistoryRulesTest {
    @Test
    void a_missing_session_is_named_by_its_day() {
        Tiny tiny = new Tiny(40).skip(20, 1);
        assertThat(tiny.rules()).containsExactly(Rule.MISSING_SESSIONS);
        assertThat(tiny.find(Rule.MISSING_SESSIONS).orElseThrow().examples())
                .containsExactly(new Example("SIM:A", Days.text(Tiny.CALENDAR.sessions()[20]), "no bar"));
        assertThat(tiny.clean().bars().holes()).isEmpty();
    }

    @Test
    void a_long_gap_is_a_hole_before_the_bar_that_follows() {
        Tiny tiny = new Tiny(40).skip(20, 4);
        assertThat(tiny.rules()).containsExactly(Rule.MISSING_SESSIONS, Rule.LONG_GAP);
        assertThat(tiny.clean().bars().holes()).containsExactly(20);
        assertThat(new Tiny(40).skip(20, 3).count(Rule.LONG_GAP)).isZero();
    }

    @Test
    void too_many_missing_sessions_block_the_symbol() {
        assertThat(new Tiny(40).skip(20, 13).rules()).doesNotContain(Rule.MANY_MISSING);
        Tiny tiny = new Tiny(40).skip(20, 14);
        assertThat(tiny.rules()).contains(Rule.MANY_MISSING);
        assertThat(tiny.clean().isBlocked()).isTrue();
    }

    @Test
    void a_bar_on_a_sunday_is_off_the_calendar() {
        Tiny tiny = new Tiny(40);
        tiny.day[4]++;
        assertThat(Days.text(tiny.day[4])).isEqualTo("2010-01-09");
        assertThat(tiny.rules()).containsExactly(Rule.MISSING_SESSIONS, Rule.OFF_CALENDAR);
    }

    @Test
    void bars_outside_the_calendar_are_not_compared_with_it() {
        Tiny tiny = new Tiny(40);
        tiny.calendar = Calendars.weekdays(tiny.day[10], tiny.day[39]);
        tiny.day[4]++;
        assertThat(tiny.rules()).isEmpty();
    }

    @Test
    void one_bar_or_none_is_no_series() {
        assertThat(new Tiny(1).rules()).contains(Rule.ONE_ROW, Rule.TOO_SHORT);
        assertThat(new Tiny(2).rules()).doesNotContain(Rule.ONE_ROW);
        Tiny none = new Tiny(1);
        AuditInput empty = AuditInput.of(none.bars().rows(0, 0), none.calendar);
        assertThat(Auditor.clean(empty, Tiny.LIMITS).findings())
                .extracting(Finding::rule)
                .containsExactly(Rule.ONE_ROW, Rule.TOO_SHORT);
    }

    @Test
    void short_histories_warn_and_too_short_ones_are_blocked() {
        assertThat(new Tiny(20).rules()).isEmpty();
        assertThat(new Tiny(19).rules()).containsExactly(Rule.SHORT_HISTORY);
        assertThat(new Tiny(10).rules()).containsExactly(Rule.SHORT_HISTORY);
        assertThat(new Tiny(9).rules()).containsExactly(Rule.TOO_SHORT);
    }

    @Test
    void too_many_dropped_rows_block_the_symbol() {
        Tiny tiny = new Tiny(40);
        Arrays.fill(tiny.open, 4, 8, 0);
        assertThat(tiny.rules()).containsExactly(Rule.NON_POSITIVE_PRICE);
        tiny.open[8] = 0;
        assertThat(tiny.rules()).containsExactly(Rule.NON_POSITIVE_PRICE, Rule.MOSTLY_QUARANTINED);
    }

    @Test
    void sessions_without_a_trade_make_a_thin_market_and_most_of_them_a_stale_one() {
        Tiny tiny = new Tiny(40);
        repeat(tiny, 4);
        assertThat(tiny.count(Rule.THIN_TRADING)).isZero();
        repeat(tiny, 5);
        assertThat(tiny.count(Rule.THIN_TRADING)).isEqualTo(5);
        Tiny stale = new Tiny(41).flat(20, 41, 100, 5);
        assertThat(stale.count(Rule.MOSTLY_STALE)).isZero();
        stale.flat(18, 41, 100, 5);
        assertThat(stale.count(Rule.MOSTLY_STALE)).isEqualTo(22);
        assertThat(stale.count(Rule.THIN_TRADING)).isZero();
    }

    @Test
    void a_series_that_ends_before_its_market_warns_unless_its_delisting_is_recorded() {
        Tiny tiny = new Tiny(40);
        tiny.calendar = Calendars.weekdays(tiny.day[0], tiny.day[39] + 7);
        assertThat(tiny.rules()).isEmpty();
        tiny.calendar = Calendars.weekdays(tiny.day[0], tiny.day[39] + 10);
        assertThat(tiny.rules()).containsExactly(Rule.EARLY_END);
        tiny.actions.add(new CorporateAction(Tiny.A, tiny.day[39], CorporateAction.Kind.DELISTING, -0.3));
        assertThat(tiny.rules()).isEmpty();
    }

    @Test
    void a_blocked_series_gives_no_bars_and_says_why() {
        CleanSeries clean = new Tiny(9).clean();
        assertThatThrownBy(clean::bars)
                .isInstanceOf(DataException.class)
                .hasMessage("SIM:A: must pass the audit before it is trained on: too-short (bars kept: 9, needed: 10)."
                        + " Fix: Wait, or import a longer history.");
        assertThat(clean.barsEvenIfBlocked().size()).isEqualTo(9);
    }

    @Test
    void holes_that_were_there_stay_where_they_were() {
        Tiny tiny = new Tiny(40);
        tiny.open[5] = 0;
        AuditInput input = AuditInput.of(tiny.bars().withHoles(new int[] {5, 30}), tiny.calendar);
        assertThat(Auditor.clean(input, Tiny.LIMITS).bars().holes()).containsExactly(5, 29);
    }

    @Test
    void a_limit_is_changed_by_its_name_and_an_unknown_one_is_refused() {
        assertThat(Thresholds.DEFAULTS.with("longGap", 7).longGap()).isEqualTo(7);
        assertThat(Thresholds.DEFAULTS.with("thinShare", 1).thinShare()).isEqualTo(1);
        assertThatThrownBy(() -> Thresholds.DEFAULTS.with("patience", 1))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no audit limit 'patience'");
        assertThatThrownBy(() -> Thresholds.DEFAULTS.with("thinShare", 2)).hasMessageContaining("thinShare");
    }

    /** Makes every second bar of the first ones a repeat of the bar before, on volume. */
    private static void repeat(Tiny tiny, int times) {
        for (int k = 0; k < times; k++) {
            double price = tiny.close[2 * k];
            tiny.bar(2 * k + 1, price, price, price, price);
        }
    }

    @Test
    void clean_bars_know_how_their_listing_ended() {
        Tiny tiny = new Tiny(40);
        assertThat(tiny.clean().bars().delisting()).isEmpty();
        tiny.actions.add(new CorporateAction(Tiny.A, tiny.day[39], CorporateAction.Kind.DELISTING, -0.3));
        assertThat(tiny.clean().bars().delisting()).contains(new Delisting(tiny.day[39], -0.3));
        tiny.bar(39, 0, 0, 0, 0);
        assertThat(tiny.clean().bars().size()).isEqualTo(39);
        assertThat(tiny.clean().bars().delisting())
                .as("its last bar was dropped")
                .isPresent();
    }

    @Test
    void a_delisting_with_a_return_that_cannot_be_blocks_the_symbol() {
        for (double value : new double[] {-1.5, Double.NaN}) {
            Tiny tiny = new Tiny(40);
            tiny.actions.add(new CorporateAction(Tiny.A, tiny.day[39], CorporateAction.Kind.DELISTING, value));
            assertThat(tiny.rules()).containsExactly(Rule.IMPOSSIBLE_DELISTING);
            assertThat(tiny.find(Rule.IMPOSSIBLE_DELISTING)
                            .orElseThrow()
                            .examples()
                            .get(0)
                            .value())
                    .isEqualTo("on " + Days.text(tiny.day[39]) + " with a return of " + value);
            CleanSeries clean = tiny.clean();
            assertThatThrownBy(clean::bars)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("SIM:A")
                    .hasMessageContaining("with a return of " + value)
                    .hasMessageContaining("Correct the recorded return");
            assertThat(clean.barsEvenIfBlocked().delisting()).isEmpty();
        }
        Tiny nothing = new Tiny(40);
        nothing.actions.add(new CorporateAction(Tiny.A, nothing.day[39], CorporateAction.Kind.DELISTING, -1));
        assertThat(nothing.rules()).isEmpty();
    }
}
