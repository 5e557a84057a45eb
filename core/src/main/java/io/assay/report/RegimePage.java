package io.assay.report;

import java.util.List;

/** How well the regime ahead is told, as a page. */
public final class RegimePage {
    private RegimePage() {}

    /** The page as HTML. */
    public static String of(RegimeReport report) {
        Html page = Html.page("Can the regime ahead be told?");
        if (report.simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        page.paragraph(report.sentence());
        page.contents();
        page.heading("Models beside persistence");
        page.picture(
                Svg.intervals(report.scores().rows().stream()
                        .map(row -> new Svg.Interval(
                                row.name(),
                                100 * row.over().interval().lower(),
                                100 * row.over().value(),
                                100 * row.over().interval().upper()))
                        .toList()),
                "Accuracy in percentage points over saying that the regime stays, with 95 % intervals of whole days.");
        page.paragraph(RegimeText.ground(report));
        page.table(RegimeText.HEADING, RegimeText.table(report));
        page.paragraph(RegimeText.LEGEND);
        page.heading("What was claimed of such models");
        page.paragraph(GatesSection.MEANING);
        page.table(GatesSection.HEADING, GatesSection.rows(RegimeGates.of(report)));
        page.heading("What was run");
        page.paragraph(report.specification());
        page.table(
                List.of("what", "value"),
                List.of(
                        List.of("SHA-256 of the closes", report.dataHash()),
                        List.of("lines of the ledger", LedgerLines.of(report.ledger())),
                        List.of("models kept", String.join(", ", report.models().values()))));
        if (!report.notes().isEmpty()) {
            page.heading("What to know of the data");
            page.list(report.notes());
        }
        return page.text();
    }
}
