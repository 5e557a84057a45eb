package io.assay.report;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.feature.FeatureSet;
import io.assay.feature.FeatureStats;
import io.assay.feature.Walks;
import io.assay.feature.catalogue.Features;
import io.assay.market.audit.AuditReport;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Example;
import io.assay.market.audit.Figures;
import io.assay.market.audit.Finding;
import io.assay.market.audit.Grade;
import io.assay.market.audit.MarketAudit;
import io.assay.market.audit.Rule;
import io.assay.market.audit.Span;
import io.assay.market.audit.SymbolAudit;
import io.assay.market.audit.Thresholds;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An audit and statistics of features, as pages and as text. */
class DataReportsTest {
    private static final AuditReport AUDIT = Auditor.audit(
            SimulatedMarket.of(SimulationSpec.defaults().withSymbols(6).withSessions(300)),
            Thresholds.DEFAULTS,
            new Parallel(1),
            Progress.NONE);

    /** The same audit with one symbol spoilt by hand. */
    private static AuditReport spoilt() {
        List<SymbolAudit> symbols = new java.util.ArrayList<>(AUDIT.symbols());
        SymbolAudit first = symbols.get(0);
        Finding finding = new Finding(
                Rule.HIGH_BELOW_LOW,
                Rule.HIGH_BELOW_LOW.severity(),
                12_345,
                List.of(
                        new Example(first.symbol(), "2002-03-04", "high 1 < low 2 & \"more\""),
                        new Example(first.symbol(), "", "whole")));
        symbols.set(
                0,
                new SymbolAudit(
                        first.symbol(),
                        first.market(),
                        first.status(),
                        first.span(),
                        3,
                        first.missingSessions(),
                        List.of(finding)));
        return new AuditReport(symbols, AUDIT.markets(), AUDIT.total(), AUDIT.thresholds());
    }

    @Test
    void a_simulated_market_is_called_so_first_on_the_page_and_in_the_text() {
        String page = AuditPage.of(AUDIT);
        assertThat(page.indexOf(AuditText.SIMULATED)).isPositive().isLessThan(page.indexOf("Grade "));
        assertThat(AuditText.of(AUDIT, 5)).startsWith(AuditText.SIMULATED);
    }

    @Test
    void the_grade_its_reasons_and_all_its_rules_stand_on_the_page() {
        String page = AuditPage.of(AUDIT);
        MarketAudit market = AUDIT.markets().get(0);
        assertThat(page).contains("Grade " + market.grade(), "<h1>Data audit</h1>");
        market.reasons().forEach(r -> assertThat(page).contains(Html.escape(r)));
        Arrays.stream(Grade.values()).forEach(g -> assertThat(page).contains(Html.escape(g.rule())));
        assertThat(page)
                .contains(
                        Text.count(AUDIT.total().span().bars()),
                        AUDIT.total().span().firstDay());
    }

    @Test
    void every_finding_has_its_places_and_what_is_there_is_escaped() {
        String page = AuditPage.of(spoilt());
        assertThat(page)
                .contains("<td class=\"n\">12,345</td>")
                .contains("2002-03-04 high 1 &lt; low 2 &amp; &quot;more&quot;; whole")
                .doesNotContain("low 2 & ");
    }

    @Test
    void a_page_is_well_formed_and_fetches_nothing() throws Exception {
        String page = AuditPage.of(spoilt());
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "src=", "<script", "url(");
        Picture.parsed(page.substring(page.indexOf("<main>"), page.indexOf("</body>")));
    }

    @Test
    void the_text_names_grave_findings_with_their_first_place_and_cuts_at_the_asked_number() {
        String text = AuditText.of(spoilt(), 1);
        assertThat(text).contains("high-below-low", "2002-03-04", "high 1 < low 2");
        assertThat(text.lines()).allMatch(l -> l.length() <= 120);
        assertThat(AuditText.of(spoilt(), 0)).contains("... and 1 symbol more").doesNotContain("2002-03-04");
    }

    @Test
    void nothing_to_audit_is_a_page_and_a_text_without_days() {
        Span none = new Span("", "", 0, 0, 0, 0);
        Figures nobody = new Figures(0, 0, 0, 0, 0, none, 0, 0, 0, 0, -1, List.of());
        AuditReport empty = new AuditReport(List.of(), List.of(), nobody, Thresholds.DEFAULTS);
        assertThat(AuditPage.of(empty)).contains("<p>0 symbols, 0 bars</p>").doesNotContain("NaN");
        assertThat(AuditText.of(empty, 5)).isEmpty();
        assertThat(AuditText.line(nobody.withBytesOnDisk(2048))).isEqualTo("0 symbols, 0 bars, 2.0 KiB on disk");
    }

    @Test
    void sizes_on_disk_add_up_only_where_all_are_known() {
        String code = AUDIT.markets().get(0).market().code();
        assertThat(AUDIT.withBytesOnDisk(java.util.Map.of(code, 77L)).total().bytesOnDisk())
                .isEqualTo(77);
        assertThat(AUDIT.withBytesOnDisk(java.util.Map.of()).total().bytesOnDisk())
                .isEqualTo(-1);
    }

    @Test
    void statistics_of_features_are_a_page_with_a_row_a_feature() throws Exception {
        FeatureSet some = Features.technical().select("some", List.of("ret_1", "logret_1", "rsi_14"));
        FeatureStats stats = FeatureStats.of(some.columns(), 100);
        stats.add(some.compute(Walks.walk(1, 300)));
        String page = FeaturePage.of(
                stats.rows(),
                stats.distribution(),
                stats.correlation(),
                stats.correlation().clusters(0.9));
        assertThat(page)
                .contains("3 features on 300 rows.", "ret_1, logret_1", "<td class=\"s\">rsi_14</td>")
                .doesNotContain("NaN", "Infinity");
        Picture.parsed(page.substring(page.indexOf("<main>"), page.indexOf("</body>")));
    }

    @Test
    void statistics_of_nothing_read_na() {
        FeatureSet one = Features.technical().select("one", List.of("rsi_14"));
        FeatureStats stats = FeatureStats.of(one.columns(), 100);
        String page = FeaturePage.of(0, stats.distribution(), stats.correlation(), List.of());
        assertThat(page).contains("1 feature on 0 rows.", "n/a").doesNotContain("NaN");
    }

    @Test
    void numbers_of_features_have_four_digits_whatever_their_size() {
        assertThat(FeaturePage.number(0)).isEqualTo("0.000");
        assertThat(FeaturePage.number(-1.23456)).isEqualTo("-1.235");
        assertThat(FeaturePage.number(0.00001234)).isEqualTo("1.23e-05");
        assertThat(FeaturePage.number(1_234_567)).isEqualTo("1.23e+06");
        assertThat(FeaturePage.number(Double.NaN)).isEqualTo("n/a");
    }
}
