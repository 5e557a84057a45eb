package io.assay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.dataset.Column;

/** What must be known of the data, and what was run. */
final class DataSection {
    private static final String SURVIVORS = "Stocks are those of the list that was asked for. Where that list was made"
            + " later than the first days judged, those that failed in between are missing, and every figure of holding"
            + " stocks is better than anybody could have had.";

    private DataSection() {}

    /** Data warnings: {@code notes} and who was left out. */
    static void warnings(Html page, RunReport report, List<String> notes) {
        page.heading("Data warnings");
        List<String> all = new ArrayList<>();
        if (report.simulated()) {
            all.add(VerdictSection.SIMULATED);
        } else {
            all.add(SURVIVORS);
        }
        all.addAll(notes);
        page.list(all);
        page.paragraph("What else is known of the bars: 'assay data audit'.");
        leftOut(page, report.leftOut());
    }

    /** Who was left out and why, by name. */
    static void leftOut(Html page, Map<String, String> leftOut) {
        if (!leftOut.isEmpty()) {
            page.subheading(Text.plural(leftOut.size(), "stock") + " left out");
            page.table(
                    List.of("stock", "why"),
                    leftOut.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(e -> List.of(e.getKey(), e.getValue()))
                            .toList());
        }
    }

    /** The times of a row by their names, so that nobody has to guess which close a figure belongs to. */
    private static List<List<String>> times() {
        return Arrays.stream(Column.Role.values())
                .filter(Column.Role::isTime)
                .map(role -> List.of(role.column(), role.meaning()))
                .toList();
    }

    /** Specification, seed and hashes. */
    static void whatWasRun(Html page, RunReport report) {
        page.heading("What was run");
        page.list(List.of(report.specification().replace(",\"", ", \"").split(" \\| |; ")));
        page.table(
                List.of("what", "value"),
                List.of(
                        List.of("run", report.runId()),
                        List.of("proof", ProofSection.sentence(report.proof())),
                        List.of("seed of all randomness", Long.toString(report.seed())),
                        List.of("SHA-256 of the data", report.dataHash()),
                        List.of("SHA-256 of the figures", report.digest())));
        page.folded("When each row was decided, entered, left and known", List.of("time", "what it is"), times());
        page.paragraph("The same data, seed and code come to the same figures, bit for bit. Which code it was stands on"
                + " the card of each model ('assay models show').");
    }
}
