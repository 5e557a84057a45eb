package io.assay.report;

import java.util.List;

import io.assay.evaluate.Conversions;
import io.assay.evaluate.Evaluation;

/** Accuracy, correlation and Sharpe ratio of a run, each told from the others. */
final class ConversionsSection {
    private static final int WIDTH = 110;
    private static final String MEANING = "What the run's figures say of each other, were returns normal and bets"
            + " independent: 60 % of the signs are a correlation of .31, and the best published daily one is .067.";

    private ConversionsSection() {}

    static void add(Html page, Evaluation evaluation) {
        List<Conversions.Line> lines = Conversions.of(evaluation).lines();
        if (lines.isEmpty()) {
            return;
        }
        page.subheading("Do the figures fit each other?");
        page.paragraph(MEANING);
        page.table(
                List.of("from", "measured", "follows", "value", "fits", "how"),
                lines.stream().map(ConversionsSection::row).toList());
    }

    static String text(Evaluation evaluation) {
        List<Conversions.Line> lines = Conversions.of(evaluation).lines();
        if (lines.isEmpty()) {
            return "";
        }
        TextTable table = TextTable.of("from", "measured", "follows", "value", "fits", "how");
        lines.stream().map(ConversionsSection::row).forEach(row -> table.row(row.toArray()));
        return "\ndo the figures fit each other?\n" + table.text(WIDTH);
    }

    private static List<String> row(Conversions.Line line) {
        return List.of(
                line.from(),
                Text.decimal(line.measured(), 4),
                line.to(),
                Text.decimal(line.implied(), 4),
                line.contradicts() ? "NO" : "",
                line.sentence());
    }
}
