package io.assay.app.ledger;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import io.assay.ledger.LedgerFile;
import io.assay.ledger.LedgerListing;
import io.assay.ledger.Noted;
import io.assay.ledger.Trial;
import io.assay.report.Text;
import io.assay.report.TextTable;

/** Lines of a ledger as text. */
final class LedgerRows {
    private LedgerRows() {}

    /** A line with all its parts, as text. */
    static String text(LedgerFile.Row row, Path file) {
        StringBuilder text = new StringBuilder();
        LedgerListing.parts(row)
                .forEach((name, value) -> text.append(String.format(Locale.ROOT, "  %-17s  %s%n", name, value)));
        return file + ", line " + row.sequence() + "\n\n" + text;
    }

    /** A row a line, the specification cut to what is left of {@code width}; newest last. */
    static String table(List<LedgerFile.Row> rows, int width) {
        TextTable table = TextTable.of("line", "time", "kind", "score", "value", "window", "seed", "specification");
        // What the last column has left: measured by the table without it.
        String narrow = fill(table, rows, 0).text();
        int others = narrow.lines().skip(1).findFirst().map(String::length).orElse(0) - "specification".length();
        TextTable fitted = TextTable.of("line", "time", "kind", "score", "value", "window", "seed", "specification");
        return fill(fitted, rows, Math.max(24, width - others)).text();
    }

    private static TextTable fill(TextTable table, List<LedgerFile.Row> rows, int room) {
        for (LedgerFile.Row row : rows) {
            String kind = LedgerListing.kind(row).name().toLowerCase(Locale.ROOT);
            if (row.noted() instanceof Noted.Tried tried) {
                Trial trial = tried.trial();
                table.row(
                        row.sequence(),
                        tried.time().truncatedTo(ChronoUnit.SECONDS),
                        kind,
                        trial.score().name(),
                        Text.signed(trial.score().value(), 4),
                        trial.window(),
                        trial.seed(),
                        shortened(trial.specification(), room));
            } else if (row.noted() instanceof Noted.Looked looked) {
                table.row(
                        row.sequence(),
                        looked.time().truncatedTo(ChronoUnit.SECONDS),
                        kind,
                        "",
                        "",
                        looked.window(),
                        "",
                        shortened(looked.what(), room));
            } else if (row.noted() instanceof Noted.Recovery recovery) {
                String cut = Text.plural(recovery.bytes(), "byte") + " of an unfinished line cut";
                table.row(row.sequence(), "", kind, "", "", "", "", shortened(cut, room));
            }
        }
        return table;
    }

    /** The text on one line, its end replaced by dots where it does not fit. */
    private static String shortened(String text, int room) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.codePointCount(0, line.length()) <= room) {
            return line;
        }
        return room < 4 ? "" : line.substring(0, line.offsetByCodePoints(0, room - 3)) + "...";
    }
}
