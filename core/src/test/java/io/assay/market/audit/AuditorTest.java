package io.assay.market.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import io.assay.market.Calendars;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class AuditorTest {
    private static final int FIRST = Days.of(2000, 1, 3);
    private static final int LAST = Days.of(2020, 1, 3);
    private static final int[] SESSIONS = Calendars.nyse(FIRST, LAST).sessions();

    @Test
    void counts_years_and_grade_are_computed_from_the_bars() {
        AuditReport report = audit(market());
        assertThat(report.symbols()).extracting(SymbolAudit::symbol).containsExactly("US:A", "US:B", "US:C");
        assertThat(report.symbols())
                .extracting(SymbolAudit::status)
                .containsExactly(Status.OK, Status.QUARANTINED, Status.FAIL);
        Figures figures = report.total();
        assertThat(figures.symbols()).isEqualTo(3);
        assertThat(figures.ok()).isEqualTo(1);
        assertThat(figures.quarantined()).isEqualTo(1);
        assertThat(figures.failed()).isEqualTo(1);
        assertThat(figures.quarantinedBars()).isEqualTo(2);
        assertThat(figures.span().bars()).isEqualTo(2L * SESSIONS.length + 100);
        assertThat(figures.span().firstDay()).isEqualTo("2000-01-03");
        assertThat(figures.span().lastDay()).isEqualTo("2020-01-03");
        // 5,033 sessions are 19.97 years of 252; from 2000-01-03 to 2020-01-03 it is 20.00 years of the calendar.
        assertThat(report.symbols().get(0).span().yearsBySessions()).isEqualTo(5033 / 252.0);
        assertThat(report.symbols().get(0).span().yearsByCalendar()).isCloseTo(20.0, within(0.01));
        assertThat(figures.shareWith20YearsBySessions()).isZero();
        assertThat(figures.shareWith20YearsByCalendar()).isEqualTo(2 / 3.0);
        assertThat(report.hasFailures()).isTrue();
        assertThat(report.grade()).isEqualTo(Grade.POOR);
        assertThat(report.markets().get(0).reasons()).containsExactly("not FAIR: symbols blocked 33.3 %, may be 20 %");
    }

    @Test
    void a_market_in_which_nothing_ends_early_is_of_survivors_and_never_excellent() {
        MemoryMarket survivors = new MemoryMarket().add(series("A", SESSIONS)).add(series("B", SESSIONS));
        MarketAudit market = audit(survivors).markets().get(0);
        assertThat(market.findings()).extracting(Finding::rule).containsExactly(Rule.SURVIVORS_ONLY);
        assertThat(market.grade()).isEqualTo(Grade.GOOD);
        assertThat(market.reasons()).containsExactly("not EXCELLENT: survivors only");
        survivors.add(series("C", Arrays.copyOf(SESSIONS, 4900)));
        MarketAudit mended = audit(survivors).markets().get(0);
        assertThat(mended.findings()).isEmpty();
        assertThat(mended.grade()).isEqualTo(Grade.EXCELLENT);
        assertThat(mended.reasons()).isEmpty();
    }

    @Test
    void the_profile_counts_listings_alive_and_missing_sessions() {
        MarketProfile profile = audit(market()).markets().get(0).profile();
        assertThat(profile.months()).hasSize(241).startsWith(200001, 200002).endsWith(201912, 202001);
        assertThat(profile.alive()[0]).isEqualTo(2);
        assertThat(profile.alive()[239]).isEqualTo(3);
        assertThat(profile.years()).hasSize(21).startsWith(2000).endsWith(2020);
        assertThat(profile.quarantined()[0]).isEqualTo(2);
        assertThat(Arrays.stream(profile.missing()).sum()).isZero();
        assertThat(profile.sessions()[0]).isEqualTo(2 * 252);
        assertThat(profile.missingShare()).containsOnly(0);
    }

    @Test
    void the_report_is_the_same_at_any_number_of_threads_and_is_plain_json() {
        String one = Json.line(Auditor.audit(market(), Thresholds.DEFAULTS, new Parallel(1), Progress.NONE));
        String two = Json.line(Auditor.audit(market(), Thresholds.DEFAULTS, new Parallel(2), Progress.NONE));
        assertThat(two).isEqualTo(one).contains("\"rule\":\"NON_POSITIVE_PRICE\"");
    }

    @Test
    void size_on_disk_is_unknown_until_somebody_says() {
        AuditReport report = audit(market());
        assertThat(report.total().bytesOnDisk()).isEqualTo(-1);
        assertThat(report.withBytesOnDisk(Map.of("US", 512L)).total().bytesOnDisk())
                .isEqualTo(512);
        assertThat(report.withBytesOnDisk(Map.of("NSE", 512L)).total().bytesOnDisk())
                .isEqualTo(-1);
    }

    @Test
    void the_one_entry_point_gives_clean_bars_by_instrument() {
        Auditor auditor = Auditor.of(market(), Thresholds.DEFAULTS);
        assertThat(auditor.clean(new Instrument("US", "B")).bars().size()).isEqualTo(SESSIONS.length - 2);
        assertThat(auditor.clean(new Instrument("US", "B")).bars().holes()).containsExactly(10);
        assertThat(auditor.clean(new Instrument("US", "C")).isBlocked()).isTrue();
        assertThat(auditor.calendar("US").sessions()).containsExactly(SESSIONS);
        assertThatThrownBy(() -> auditor.calendar("MOON"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("MOON");
    }

    @Test
    void history_before_the_calendar_is_counted_in_years_and_not_as_missing() {
        int[] old =
                Calendars.weekdays(Days.of(1985, 1, 1), Days.of(1989, 12, 31)).sessions();
        int[] all = Arrays.copyOf(old, old.length + 500);
        int[] known = Calendars.nyse(Calendars.NYSE_FIRST, Days.of(1995, 1, 1)).sessions();
        System.arraycopy(known, 0, all, old.length, 500);
        SymbolAudit audit =
                audit(new MemoryMarket().add(series("OLD", all))).symbols().get(0);
        assertThat(audit.span().sessions()).isEqualTo(all.length);
        assertThat(audit.missingSessions()).isZero();
        SymbolAudit ended =
                audit(new MemoryMarket().add(series("OLD", old))).symbols().get(0);
        assertThat(ended.span().sessions()).isEqualTo(old.length);
    }

    @Test
    void an_empty_body_of_data_has_an_empty_report() {
        AuditReport report = audit(new MemoryMarket());
        assertThat(report.symbols()).isEmpty();
        assertThat(report.hasFailures()).isFalse();
        assertThat(report.total().span().firstDay()).isEmpty();
    }

    @Test
    void every_rule_says_what_it_means_and_what_to_do() {
        for (Rule rule : Rule.values()) {
            assertThat(rule.meaning()).endsWith(".");
            assertThat(rule.advice()).endsWith(".");
            assertThat(List.of("rows", "bars", "runs", "sessions", "gaps", "symbols"))
                    .contains(rule.counts());
            assertThat(rule.id()).matches("[a-z-]+");
        }
        assertThat(Grade.GOOD.rule())
                .isEqualTo("GOOD: symbols blocked <= 5 %, bars dropped <= 0.5 %, sessions missing <= 1 %,"
                        + " years on average >= 5");
    }

    /** A is sound, B has two bad opens in 2000, C has a hundred bars. */
    private static MemoryMarket market() {
        BarSeries spoilt = series("B", SESSIONS);
        spoilt.open()[10] = 0;
        spoilt.open()[11] = 0;
        int[] tail = Arrays.copyOfRange(SESSIONS, SESSIONS.length - 100, SESSIONS.length);
        return new MemoryMarket().add(series("A", SESSIONS)).add(spoilt).add(series("C", tail));
    }

    private static AuditReport audit(MemoryMarket data) {
        return Auditor.audit(data, Thresholds.DEFAULTS, new Parallel(1), Progress.NONE);
    }

    private static BarSeries series(String symbol, int[] days) {
        int n = days.length;
        double[][] c = new double[5][n];
        for (int i = 0; i < n; i++) {
            double wave = 100 + 3 * Math.sin(i);
            c[0][i] = wave - 0.5;
            c[1][i] = wave + 1;
            c[2][i] = wave - 1;
            c[3][i] = wave;
            c[4][i] = 1000;
        }
        return BarSeries.of(
                new Instrument("US", symbol),
                PriceBasis.SPLIT_ADJUSTED,
                days.clone(),
                new BarSeries.Columns(c[0], c[1], c[2], c[3], c[3], c[4]));
    }
}
