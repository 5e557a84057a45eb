package io.assay.market.audit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.assay.TestData;
import io.assay.base.Parallel;
import io.assay.base.Progress;
import org.junit.jupiter.api.Test;

import static io.assay.market.audit.Rule.*;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What docs/dirty-data.md says of real files is what the audit finds. Counts were taken from the files by a script of
 * its own.
 */
class RealDataIT {
    @Test
    void each_dirty_file_is_named_by_exactly_its_faults() {
        AuditReport report = audit("us-daily-dirty", "US", RealFiles.Layout.US);
        Map<String, Set<Rule>> expected = new TreeMap<>();
        expected.put("US:AGI", EnumSet.of(NON_POSITIVE_PRICE, ZERO_VOLUME, OPEN_NOT_TRADED, MOSTLY_QUARANTINED));
        expected.put(
                "US:CPG", EnumSet.of(NON_POSITIVE_PRICE, ZERO_VOLUME, LARGE_MOVE, OPEN_NOT_TRADED, MOSTLY_QUARANTINED));
        expected.put(
                "US:EAI",
                EnumSet.of(
                        EMPTY_ROWS,
                        FILLED_RUN,
                        ZERO_VOLUME,
                        STALE_RUN,
                        MANY_FLAT_BARS,
                        MISSING_SESSIONS,
                        MANY_MISSING,
                        LONG_GAP,
                        TOO_SHORT,
                        MOSTLY_QUARANTINED,
                        MOSTLY_STALE));
        expected.put(
                "US:ELC",
                EnumSet.of(
                        EMPTY_ROWS,
                        FILLED_RUN,
                        ZERO_VOLUME,
                        STALE_RUN,
                        LARGE_MOVE,
                        FACTOR_JUMP,
                        MANY_FLAT_BARS,
                        MISSING_SESSIONS,
                        THIN_TRADING));
        expected.put(
                "US:EMP",
                EnumSet.of(
                        EMPTY_ROWS,
                        OUTSIDE_RANGE,
                        SLIGHTLY_OUTSIDE_RANGE,
                        FILLED_RUN,
                        ZERO_VOLUME,
                        STALE_RUN,
                        SPIKE,
                        SPLIT_SUSPECT,
                        LARGE_MOVE,
                        MANY_FLAT_BARS,
                        MISSING_SESSIONS,
                        LONG_GAP,
                        THIN_TRADING,
                        MIXED_LISTINGS));
        expected.put(
                "US:GIA",
                EnumSet.of(
                        EMPTY_ROWS,
                        LARGE_MOVE,
                        MANY_FLAT_BARS,
                        MISSING_SESSIONS,
                        MANY_MISSING,
                        LONG_GAP,
                        TOO_SHORT,
                        MOSTLY_STALE));
        expected.put("US:GME", EnumSet.of(SPIKE, LARGE_MOVE));
        expected.put(
                "US:KIQ",
                EnumSet.of(
                        NON_POSITIVE_PRICE,
                        FILLED_RUN,
                        ZERO_VOLUME,
                        STALE_RUN,
                        LARGE_MOVE,
                        MANY_FLAT_BARS,
                        MOSTLY_QUARANTINED,
                        THIN_TRADING));
        expected.put("US:NAK", EnumSet.of(NON_POSITIVE_PRICE, FILLED_RUN, ZERO_VOLUME, STALE_RUN, LARGE_MOVE));
        expected.put("US:SHEL", EnumSet.of(OUTSIDE_RANGE, SLIGHTLY_OUTSIDE_RANGE, ZERO_VOLUME, OPEN_NOT_TRADED));
        expected.put(
                "US:USAS",
                EnumSet.of(
                        NON_POSITIVE_PRICE,
                        FILLED_RUN,
                        ZERO_VOLUME,
                        STALE_RUN,
                        LARGE_MOVE,
                        MOSTLY_QUARANTINED,
                        THIN_TRADING));
        expected.put(
                "US:WHLRL",
                EnumSet.of(
                        EMPTY_ROWS,
                        MANY_FLAT_BARS,
                        MISSING_SESSIONS,
                        MANY_MISSING,
                        LONG_GAP,
                        TOO_SHORT,
                        MOSTLY_STALE,
                        EARLY_END));
        assertThat(rules(report)).isEqualTo(expected);
        assertThat(report.hasFailures()).isTrue();
        assertThat(withStatus(report, Status.FAIL))
                .containsExactly("US:AGI", "US:CPG", "US:EAI", "US:EMP", "US:GIA", "US:KIQ", "US:USAS", "US:WHLRL");
        assertThat(withStatus(report, Status.QUARANTINED)).containsExactly("US:ELC", "US:NAK", "US:SHEL");
    }

    @Test
    void the_counts_of_the_dirty_files_are_those_of_the_files() {
        AuditReport report = audit("us-daily-dirty", "US", RealFiles.Layout.US);
        assertThat(counts(report, NON_POSITIVE_PRICE))
                .isEqualTo(Map.of("US:AGI", 565L, "US:CPG", 603L, "US:KIQ", 162L, "US:NAK", 216L, "US:USAS", 1073L));
        assertThat(counts(report, EMPTY_ROWS))
                .isEqualTo(Map.of("US:EAI", 3163L, "US:ELC", 69L, "US:EMP", 1316L, "US:GIA", 171L, "US:WHLRL", 492L));
        assertThat(counts(report, ZERO_VOLUME))
                .containsEntry("US:KIQ", 1965L)
                .containsEntry("US:EAI", 908L)
                .containsEntry("US:SHEL", 1L)
                .containsEntry("US:EMP", 2081L);
        assertThat(counts(report, MANY_FLAT_BARS))
                .containsEntry("US:KIQ", 2300L)
                .containsEntry("US:WHLRL", 62L);
    }

    @Test
    void kenyan_files_are_thin_flat_and_without_an_open_of_their_own() {
        AuditReport report = audit("kenya-daily", "KENYA", RealFiles.Layout.KENYA);
        assertThat(counts(report, ONE_ROW).keySet())
                .containsExactlyInAnyOrder(
                        "KENYA:BBK", "KENYA:GLD", "KENYA:KPLC.P0004", "KENYA:KPLC.P0007", "KENYA:NBK", "KENYA:UMME");
        assertThat(counts(report, MANY_FLAT_BARS)).hasSize(51).containsEntry("KENYA:ABSA", 3296L);
        assertThat(counts(report, CARRIED_OPEN)).isEqualTo(Map.of("KENYA:SCOM", 506L, "KENYA:KEGN", 334L));
        assertThat(counts(report, OPEN_NOT_TRADED)).hasSize(56);
        assertThat(counts(report, MANY_MISSING).keySet())
                .contains("KENYA:KURV", "KENYA:LIMT", "KENYA:ORCH", "KENYA:BOC")
                .doesNotContain("KENYA:SCOM", "KENYA:KCB", "KENYA:EQTY");
        assertThat(counts(report, EARLY_END).keySet())
                .contains("KENYA:ARM", "KENYA:DCON", "KENYA:KQ", "KENYA:KURV", "KENYA:MSC", "KENYA:ORCH")
                .hasSize(6);
        assertThat(counts(report, OFF_CALENDAR)).isEqualTo(Map.of("KENYA:KEGN", 1L));
        SymbolAudit safaricom = report.symbols().stream()
                .filter(s -> s.symbol().equals("KENYA:SCOM"))
                .findFirst()
                .orElseThrow();
        assertThat(safaricom.status()).isEqualTo(Status.QUARANTINED);
        assertThat(safaricom.quarantined()).isEqualTo(5);
        assertThat(withStatus(report, Status.FAIL)).hasSize(26);
    }

    @Test
    void the_indian_market_has_the_slips_its_files_have() {
        AuditReport report = audit("india-daily", "NSE", RealFiles.Layout.INDIA);
        assertThat(counts(report, CARRIED_OPEN)).isEqualTo(Map.of("NSE:INFY", 40L));
        assertThat(counts(report, OUTSIDE_RANGE)).isEmpty();
        assertThat(report.hasFailures()).isFalse();
        assertThat(report.markets().get(0).findings()).extracting(Finding::rule).containsExactly(SURVIVORS_ONLY);
    }

    @Test
    void seven_hundred_us_stocks_have_a_bar_on_every_session_of_new_york_and_on_no_other_day() {
        AuditReport report = audit("us-daily", "US", RealFiles.Layout.US);
        assertThat(report.total().symbols()).isEqualTo(718);
        assertThat(report.total().span().bars()).isEqualTo(3_551_032);
        assertThat(report.total().missingSessions()).isZero();
        assertThat(counts(report, OFF_CALENDAR)).isEmpty();
        assertThat(report.hasFailures()).isFalse();
        assertThat(withStatus(report, Status.QUARANTINED)).containsExactly("US:CPSI", "US:SHEL", "US:TTWO");
        assertThat(report.markets().get(0).findings()).extracting(Finding::rule).containsExactly(SURVIVORS_ONLY);
        // 2000-01-03 to 2019-12-31 is 5,031 sessions: 19.96 years, so nobody has twenty.
        assertThat(report.total().shareWith20YearsBySessions()).isZero();
        assertThat(Arrays.stream(report.markets().get(0).profile().alive()).max())
                .hasValue(718);
    }

    private static AuditReport audit(String folder, String market, RealFiles.Layout layout) {
        return Auditor.audit(
                RealFiles.folder(TestData.require(folder), market, layout),
                Thresholds.DEFAULTS,
                new Parallel(2),
                Progress.NONE);
    }

    private static Map<String, Set<Rule>> rules(AuditReport report) {
        return report.symbols().stream()
                .collect(Collectors.toMap(
                        SymbolAudit::symbol,
                        s -> s.findings().stream().map(Finding::rule).collect(Collectors.toSet())));
    }

    private static Map<String, Long> counts(AuditReport report, Rule rule) {
        Map<String, Long> counts = new TreeMap<>();
        report.symbols()
                .forEach(s -> s.findings().stream()
                        .filter(f -> f.rule() == rule)
                        .forEach(f -> counts.put(s.symbol(), f.count())));
        return counts;
    }

    private static List<String> withStatus(AuditReport report, Status status) {
        return report.symbols().stream()
                .filter(s -> s.status() == status)
                .map(SymbolAudit::symbol)
                .toList();
    }
}
