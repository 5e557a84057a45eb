package io.assay.report;

import java.util.ArrayList;
import java.util.List;

import io.assay.evaluate.Measure;
import io.assay.evaluate.PairedMoney;
import io.assay.report.EvaluationSheet.Table;

/** Models side by side as text for the terminal. */
public final class CompareText {
    private static final int WIDTH = 118;

    private CompareText() {}

    /** The text. */
    public static String of(CompareReport report) {
        CompareWords words = new CompareWords(report);
        CompareSheet sheet = new CompareSheet(report);
        StringBuilder text = new StringBuilder();
        if (report.subject().simulated()) {
            text.append(VerdictSection.SIMULATED).append("\n\n");
        }
        report.warnings().forEach(w -> paragraph(text, "WARNING: " + w));
        text.append(report.warnings().isEmpty() ? "" : "\n");
        text.append("VERDICT: ").append(words.title()).append('\n');
        words.verdicts().forEach(s -> paragraph(text, s));
        paragraph(text, words.meaning());
        text.append('\n');
        paragraph(text, words.rows());
        paragraph(text, words.asked());
        paragraph(text, words.trials());
        heading(text, "Models and null models");
        text.append(table(sheet.board()));
        heading(text, "Less the reference, by " + Measure.DIRECTION.title() + ", which decides");
        text.append(table(sheet.gaps(Measure.DIRECTION.title())));
        heading(text, "By other figures, which decide nothing");
        text.append(table(sheet.otherGaps()));
        report.money().ifPresent(money -> money(text, sheet, money));
        for (String kind : sheet.kinds()) {
            heading(text, "By " + kind + ": " + Measure.DIRECTION.title());
            text.append(table(sheet.ofKind(kind)));
        }
        if (!sheet.kinds().isEmpty()) {
            paragraph(text, ComparePage.OF_GROUPS);
        }
        heading(text, "Where they come from");
        text.append(table(sheet.origins()));
        if (!report.subject().classes().isEmpty()) {
            text.append('\n').append(table(sheet.gapsOfTraining()));
        }
        heading(text, "What to know");
        report.notes().forEach(n -> paragraph(text, "- " + n));
        return text.toString();
    }

    private static void money(StringBuilder text, CompareSheet sheet, CompareReport.Money money) {
        heading(text, "Money: what acting on each would have come to");
        text.append(table(sheet.books(money)));
        if (!money.gaps().isEmpty()) {
            text.append('\n').append(table(sheet.gaps(money.by(PairedMoney.SHARPE))));
            paragraph(text, "The differences are of " + PairedMoney.SHARPE + ".");
        }
        money.unbooked().forEach(sentence -> paragraph(text, sentence));
        paragraph(text, money.rule() + " " + money.execution());
        paragraph(text, CompareWords.deflated(money));
    }

    private static void paragraph(StringBuilder text, String sentence) {
        text.append(RunText.wrapped(sentence)).append('\n');
    }

    private static void heading(StringBuilder text, String heading) {
        text.append('\n').append(Text.upper(heading)).append('\n');
    }

    /** A table; one that would be wider than a terminal is turned, its columns written as rows. */
    private static String table(Table table) {
        String plain = set(table.heading(), table.rows());
        boolean fits = plain.lines().allMatch(line -> line.length() <= WIDTH);
        return fits ? plain : turned(table);
    }

    private static String set(List<String> heading, List<List<String>> rows) {
        TextTable table =
                TextTable.of(heading.stream().map(h -> h.replace('\n', ' ')).toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray()));
        return table.text();
    }

    /** So many rows become columns as fit; the others follow below. */
    private static String turned(Table table) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (from < table.rows().size()) {
            int to = from + 1;
            String block = turned(table, from, to);
            while (to < table.rows().size()) {
                String wider = turned(table, from, to + 1);
                if (wider.lines().anyMatch(line -> line.length() > WIDTH)) {
                    break;
                }
                block = wider;
                to++;
            }
            text.append(from == 0 ? "" : "\n").append(block);
            from = to;
        }
        return text.toString();
    }

    private static String turned(Table table, int from, int to) {
        List<String> heading = new ArrayList<>(List.of(table.heading().get(0)));
        table.rows().subList(from, to).forEach(row -> heading.add(row.get(0)));
        List<List<String>> rows = new ArrayList<>();
        for (int c = 1; c < table.heading().size(); c++) {
            List<String> row = new ArrayList<>(List.of(table.heading().get(c)));
            for (List<String> of : table.rows().subList(from, to)) {
                row.add(of.get(c));
            }
            rows.add(row);
        }
        return set(
                heading,
                rows.stream()
                        .map(row -> row.stream()
                                .map(cell -> cell.replace('\n', ' '))
                                .toList())
                        .toList());
    }
}
