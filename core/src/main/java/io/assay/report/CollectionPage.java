package io.assay.report;

import java.util.List;

/** Collected signals as a page. */
public final class CollectionPage {
    private CollectionPage() {}

    /** The page as HTML. */
    public static String of(CollectionReport report) {
        Html page = Html.page("What became of the strategies' signals?");
        if (report.simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        page.paragraph(report.sentence());
        page.contents();
        page.heading("Strategies against every day's trades");
        page.picture(
                Svg.intervals(report.outcomes().rows().stream()
                        .map(row -> new Svg.Interval(
                                CollectionReport.name(row),
                                100 * row.excess().interval().lower(),
                                100 * row.excess().value(),
                                100 * row.excess().interval().upper()))
                        .toList()),
                "Mean return after costs, in percent, less what trades of the same side opened on every day earned."
                        + " Right of zero the strategy's days were better than others.");
        page.paragraph(CollectionText.ground(report));
        page.table(CollectionText.HEADING, CollectionText.table(report));
        page.paragraph(CollectionText.LEGEND);
        page.heading("What was collected");
        page.paragraph(report.specification());
        page.folded(
                "What was known of each signal on its day",
                List.of("column", "kind", "meaning"),
                report.features().stream()
                        .map(f -> List.of(f.name(), f.group().toString(), f.formula()))
                        .toList());
        page.table(
                List.of("what", "value"),
                List.of(
                        List.of("seed of the draws", Long.toString(report.seed())),
                        List.of("SHA-256 of the data", report.dataHash()),
                        List.of("lines of the ledger", LedgerLines.of(report.ledger()))));
        page.heading("What to know of the data");
        page.list(report.notes());
        DataSection.leftOut(page, report.leftOut());
        return page.text();
    }
}
