package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How well signals can be told apart, as a page. */
public final class QualityPage {
    private QualityPage() {}

    /** The page as HTML. */
    public static String of(QualityReport report) {
        Html page = Html.page("Can good signals be told from bad ones?");
        if (report.collection().simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        page.paragraph(report.sentence());
        page.contents();
        page.heading("Models beside what needs no model");
        page.picture(
                Svg.intervals(report.scores().rows().stream()
                        .map(row -> new Svg.Interval(
                                row.name(),
                                row.auc().interval().lower() - 0.5,
                                row.auc().value() - 0.5,
                                row.auc().interval().upper() - 0.5))
                        .toList()),
                "Area under the ROC curve less one half, with 95 % intervals of whole days. At zero a model tells"
                        + " nothing.");
        page.paragraph(QualityText.ground(report));
        page.table(QualityText.HEADING, QualityText.table(report));
        page.paragraph(QualityText.WIDE_LEGEND);
        page.heading("Does filtering help the book?");
        page.table(QualityText.BOOK_HEADING, QualityText.bookRows(report));
        page.paragraph(QualityText.BOOKS);
        if (!report.weights().isEmpty()) {
            page.folded("Weights of the ensemble, window by window", weightHeading(report), weights(report));
        }
        report.model().ifPresent(kept -> {
            ImportanceSection.add(page, kept.importance());
            kept.attributions().forEach(of -> AttributionSection.add(page, of));
        });
        page.heading("What was claimed of such models");
        page.paragraph(GatesSection.MEANING);
        page.table(GatesSection.HEADING, GatesSection.rows(QualityGates.of(report)));
        page.heading("What became of the signals");
        page.table(CollectionText.HEADING, CollectionText.table(report.collection()));
        page.paragraph(CollectionText.LEGEND);
        page.heading("What was run");
        page.paragraph(report.specification());
        page.table(
                List.of("what", "value"),
                List.of(
                        List.of("features", String.join(", ", report.columns())),
                        List.of("SHA-256 of the data", report.collection().dataHash()),
                        List.of("lines of the ledger", LedgerLines.of(report.ledger())),
                        List.of(
                                "model kept",
                                report.model().map(QualityReport.KeptModel::id).orElse("none"))));
        page.heading("What to know of the data");
        page.list(report.notes());
        DataSection.leftOut(page, Map.copyOf(report.collection().leftOut()));
        return page.text();
    }

    private static List<String> weightHeading(QualityReport report) {
        int candidates = report.weights().get(0).weights().size();
        List<String> heading = new ArrayList<>(List.of("window"));
        report.scores().rows().stream().limit(candidates).forEach(row -> heading.add(row.name()));
        heading.add("note");
        return heading;
    }

    private static List<List<String>> weights(QualityReport report) {
        List<List<String>> table = new ArrayList<>();
        for (QualityReport.Weights weights : report.weights()) {
            List<String> row = new ArrayList<>(List.of(weights.window()));
            weights.weights().forEach(weight -> row.add(Text.percent(weight)));
            row.add(weights.note());
            table.add(row);
        }
        return table;
    }
}
