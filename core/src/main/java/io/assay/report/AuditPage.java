package io.assay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.market.audit.AuditReport;
import io.assay.market.audit.Figures;
import io.assay.market.audit.Finding;
import io.assay.market.audit.Grade;
import io.assay.market.audit.MarketAudit;
import io.assay.market.audit.MarketProfile;
import io.assay.market.audit.SymbolAudit;

/** An audit as a page with pictures. */
public final class AuditPage {
    private AuditPage() {}

    /** The page as HTML. */
    public static String of(AuditReport report) {
        Html page = Html.page("Data audit");
        if (AuditText.isSimulated(report)) {
            page.banner(AuditText.SIMULATED);
        }
        page.paragraph(AuditText.line(report.total()));
        report.markets().forEach(m -> market(page, m));
        page.heading("Every finding")
                .table(List.of("symbol", "severity", "rule", "count", "first places"), rows(report));
        page.heading("How grades are given");
        Arrays.stream(Grade.values()).forEach(g -> page.paragraph(g.rule()));
        return page.text();
    }

    private static void market(Html page, MarketAudit market) {
        Figures figures = market.figures();
        page.heading(market.market().name() + " (" + market.market().code() + ")");
        page.verdict(mood(market), "Grade " + market.grade());
        market.reasons().forEach(page::paragraph);
        page.figures(List.of(
                new Html.Figure("symbols", Text.count(figures.symbols())),
                new Html.Figure("bars", Text.count(figures.span().bars())),
                new Html.Figure("first day", figures.span().firstDay()),
                new Html.Figure("last day", figures.span().lastDay()),
                new Html.Figure("nothing found", Text.count(figures.ok())),
                new Html.Figure("warnings", Text.count(figures.warned())),
                new Html.Figure("bars quarantined", Text.count(figures.quarantinedBars())),
                new Html.Figure("symbols blocked", Text.count(figures.failed()))));
        page.paragraph(AuditText.years(figures));
        page.paragraph("Calendar: " + market.calendar() + ".");
        pictures(page, market.profile());
        page.table(
                List.of("rule", "severity", "symbols", "count", "of", "meaning", "what to do"),
                figures.rules().stream()
                        .map(r -> List.of(
                                r.rule().id(),
                                r.severity().name(),
                                Text.count(r.symbols()),
                                Text.count(r.count()),
                                r.rule().counts(),
                                r.rule().meaning(),
                                r.rule().advice()))
                        .toList());
    }

    private static Html.Mood mood(MarketAudit market) {
        return switch (market.grade()) {
            case EXCELLENT, GOOD -> Html.Mood.GOOD;
            case FAIR -> Html.Mood.NEUTRAL;
            case POOR -> Html.Mood.BAD;
        };
    }

    private static void pictures(Html page, MarketProfile profile) {
        if (profile.months().length > 1) {
            int[] days = IntStream.of(profile.months())
                    .map(m -> Days.of(m / 100, m % 100, 1))
                    .toArray();
            double[] alive = IntStream.of(profile.alive()).asDoubleStream().toArray();
            page.picture(
                    TimeChart.of(
                            days,
                            List.of(new TimeChart.Curve("listings", alive, TimeChart.Look.MAIN)),
                            TimeChart.Unit.NUMBER),
                    "Listings alive, month by month. A curve that only rises: those who vanished are missing.");
        }
        if (profile.years().length > 0) {
            List<String> years =
                    IntStream.of(profile.years()).mapToObj(Integer::toString).toList();
            double[] percent = Arrays.stream(profile.missingShare())
                    .map(s -> Math.round(1000 * s) / 10.0)
                    .toArray();
            if (Arrays.stream(profile.missingShare()).allMatch(s -> s == 0)) {
                page.paragraph("No session is without a bar.");
                return;
            }
            page.picture(Svg.bars(years, percent), "Sessions without a bar, in percent of each year's sessions.");
        }
    }

    private static List<List<String>> rows(AuditReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (SymbolAudit symbol : report.symbols()) {
            for (Finding finding : symbol.findings()) {
                String places = finding.examples().stream()
                        .map(e -> (e.date() + " " + e.value()).strip())
                        .reduce((a, b) -> a + "; " + b)
                        .orElse("");
                rows.add(List.of(
                        symbol.symbol(),
                        finding.severity().name(),
                        finding.rule().id(),
                        Text.count(finding.count()),
                        places));
            }
        }
        return rows;
    }
}
