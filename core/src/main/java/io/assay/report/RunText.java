package io.assay.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.assay.base.Days;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Comparison.Difference;
import io.assay.evaluate.Measure;
import io.assay.evaluate.StockScore;
import io.assay.evaluate.Verdict;

/** A run as text for the terminal: the verdict first, then how it stands to each null model, then the stocks. */
public final class RunText {
    private RunText() {}

    /**
     * The report.
     *
     * @param most stocks to list at most
     */
    public static String of(RunReport report, int most) {
        return verdict(report) + nulls(report) + "\n" + stocks(report, most) + leftOut(report);
    }

    /** The verdict and its sentence. */
    static String verdict(RunReport report) {
        String leak = report.leakSuspected()
                ? "LEAK SUSPECTED: a figure lies above the best published one for sure.\n\n"
                : "";
        return "VERDICT: " + report.verdict().outcome().title() + "\n" + wrapped(report.sentence()) + "\n\n" + leak;
    }

    /** Who was left out and why, a line each. */
    static String leftOut(RunReport report) {
        StringBuilder text = new StringBuilder();
        report.leftOut().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> text.append("left out: ")
                        .append(e.getKey())
                        .append(": ")
                        .append(e.getValue())
                        .append('\n'));
        return text.toString();
    }

    /** The stocks by F1 (R5), with what of it survives. */
    static String board(RunReport report, int most) {
        TextTable table = TextTable.of(
                "stock",
                "F1",
                "shrunk",
                "over best null",
                "bal. acc.",
                "MCC",
                "AUC",
                "majority",
                "p",
                "adjusted p",
                "");
        report.board().rows().stream().limit(most).forEach(row -> {
            StockScore s = row.score();
            table.row(
                    s.instrument(),
                    Text.decimal(s.f1().value(), 3),
                    Text.decimal(row.shrunkF1(), 3),
                    Text.signed(s.lift().value(), 3),
                    Text.decimal(s.balancedAccuracy().value(), 3),
                    Text.signed(s.matthews().value(), 3),
                    Text.decimal(s.auc().value(), 3),
                    Text.decimal(s.majorityRate(), 3),
                    Text.decimal(s.test().p(), 4),
                    Text.decimal(row.adjusted(), 3),
                    row.believed() ? "believed" : "");
        });
        int more = report.board().rows().size() - most;
        return table.text() + (more > 0 ? "... and " + Text.plural(more, "stock") + " more\n" : "")
                + wrapped(report.board().sentence()) + "\n";
    }

    /** The model beside the null models, all stocks together. */
    static String nulls(RunReport report) {
        TextTable table = TextTable.of(
                "against",
                report.primaryName(),
                "difference",
                report.boundName(),
                "log loss saved",
                "net return a trade");
        for (Difference d : report.comparison().by(Measure.DIRECTION)) {
            table.row(
                    d.nullName(),
                    Text.signed(d.other(), 4),
                    Text.signed(d.estimate(), 4),
                    "> " + Text.signed(d.lower(), 4),
                    Text.signed(
                            other(report.comparison(), Measure.LOSS_SAVED, d.nullName())
                                    .estimate(),
                            4),
                    basisPoints(other(report.comparison(), Measure.NET_RETURN, d.nullName())
                            .estimate()));
        }
        Comparison.Span span = report.span();
        return "model " + report.comparison().model() + ": " + report.primaryName() + " "
                + Text.signed(report.primary().model(), 4) + "\n" + Text.count(span.rows()) + " out-of-sample rows, "
                + Days.text(span.firstDay()) + " to " + Days.text(span.lastDay()) + " (" + Text.count(span.days())
                + " days, worth " + Text.decimal(span.effectiveDays(), 0) + " independent ones)\n" + table.text();
    }

    private static Difference other(Comparison comparison, Measure measure, String nullName) {
        return comparison.by(measure).stream()
                .filter(d -> d.nullName().equals(nullName))
                .findFirst()
                .orElseThrow();
    }

    private static String basisPoints(double fraction) {
        return Double.isNaN(fraction) ? Text.NONE : Text.signed(1e4 * fraction, 1) + " bp";
    }

    private static String stocks(RunReport report, int most) {
        List<RunReport.Stock> sorted = report.stocks().stream()
                .sorted(Comparator.comparingDouble((RunReport.Stock s) -> s.f1())
                        .reversed())
                .toList();
        TextTable table =
                TextTable.of("stock", "F1", "balanced accuracy", "majority rate", "direction", "rows", "by itself");
        sorted.stream()
                .limit(most)
                .forEach(s -> table.row(
                        s.instrument(),
                        Text.decimal(s.f1(), 3),
                        Text.decimal(s.balancedAccuracy(), 3),
                        Text.decimal(s.majorityRate(), 3),
                        Text.signed(s.direction().model(), 3),
                        Text.count(s.rows()),
                        s.verdict() == Verdict.Outcome.SKILL
                                ? "skill"
                                : s.verdict().title().toLowerCase(Locale.ROOT)));
        String more = sorted.size() > most ? "... and " + Text.plural(sorted.size() - most, "stock") + " more\n" : "";
        return table.text() + more + report.skilled() + " of " + Text.plural(sorted.size(), "stock")
                + " would be called skilled by itself at 1 %; luck alone gives about "
                + Text.decimal(sorted.size() / 100.0, 1) + ". The verdict is that of all together.\n";
    }

    /** Breaks a sentence into lines of at most 110 characters. */
    static String wrapped(String sentence) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : sentence.split(" ")) {
            if (column > 0 && column + 1 + word.length() > 110) {
                text.append('\n');
                column = 0;
            }
            text.append(column == 0 ? "" : " ").append(word);
            column += word.length() + 1;
        }
        return text.toString();
    }
}
