package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.evaluate.Measure;

/** What each kind of input is worth, as a page. */
public final class AblationPage {
    private AblationPage() {}

    /** The page as HTML. */
    public static String of(AblationReport report) {
        Html page = Html.page("What does each kind of input add?");
        if (report.simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        ProofSection.add(page, Optional.of(report.proof()));
        if (AblationText.suspected(report)) {
            page.banner(AblationText.SUSPECTED);
        }
        page.paragraph(report.sentence());
        page.contents();
        page.heading("Gain over bars alone");
        List<AblationReport.Row> others =
                report.rows().stream().filter(row -> !row.gains().isEmpty()).toList();
        page.picture(
                Svg.intervals(others.stream()
                        .map(row -> row.by(Measure.DIRECTION))
                        .map(gain -> new Svg.Interval(
                                name(others, gain),
                                gain.interval().lower(),
                                gain.estimate(),
                                gain.interval().upper()))
                        .toList()),
                "Gain in " + Measure.DIRECTION.title() + " over the same learner with bars alone, on the same rows."
                        + " The intervals hold for all at once with 95 %. Right of zero a kind of input adds"
                        + " something.");
        page.paragraph(AblationText.ground(report) + ".");
        page.table(AblationText.HEADING, AblationText.table(report));
        page.paragraph(AblationText.LEGEND);
        page.folded("By other measures, which decide nothing", measures(), others(others));
        page.heading("What was run");
        page.paragraph(report.specification());
        page.table(
                List.of("what", "value"),
                List.of(
                        List.of("held out", report.heldOut()),
                        List.of("proof", ProofSection.sentence(Optional.of(report.proof()))),
                        List.of("seed of all randomness", Long.toString(report.seed())),
                        List.of("SHA-256 of the data", report.dataHash())));
        if (!report.notes().isEmpty()) {
            page.heading("What to know of the data");
            page.list(report.notes());
        }
        DataSection.leftOut(page, report.leftOut());
        return page.text();
    }

    private static String name(List<AblationReport.Row> rows, AblationReport.Gain gain) {
        return rows.stream()
                .filter(row -> row.gains().contains(gain))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static List<String> measures() {
        return List.of("reads", "measure", "gain", "95 % of all at once");
    }

    private static List<List<String>> others(List<AblationReport.Row> rows) {
        List<List<String>> table = new ArrayList<>();
        for (AblationReport.Row row : rows) {
            for (AblationReport.Gain gain : row.gains()) {
                if (gain.measure() != Measure.DIRECTION) {
                    table.add(List.of(
                            row.name(),
                            gain.measure().title(),
                            FeaturePage.number(gain.estimate()),
                            Text.range(gain.interval().lower(), gain.interval().upper(), 4)));
                }
            }
        }
        return table;
    }
}
