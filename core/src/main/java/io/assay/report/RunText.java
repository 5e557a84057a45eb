package io.assay.report;

import java.util.List;
import java.util.Map;

import io.assay.base.Days;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Comparison.Difference;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Figure;
import io.assay.evaluate.Leaderboard;
import io.assay.evaluate.Measure;
import io.assay.evaluate.StockScore;

/** A run as text for the terminal: the verdict first, then how it stands to each null model, then the stocks. */
public final class RunText {
    private static final int WIDTH = 110;

    /** The figures that answer most questions; all are on the page. */
    private static final List<String> FIGURES = List.of(
            "balanced accuracy", "majority rate", "macro F1", "ROC AUC", Evaluation.DAILY_RANK_IC, "calibration error");

    private RunText() {}

    /**
     * The report.
     *
     * @param most stocks to list at most
     */
    public static String of(RunReport report, int most) {
        return verdict(report) + nulls(report) + "\n" + figures(report) + "\n" + GatesSection.text(report) + "\n"
                + board(report, most) + "\n" + leftOut(report, most);
    }

    /** The verdict, its sentence, and what it means. */
    static String verdict(RunReport report) {
        String simulated = report.simulated() ? "SIMULATED market. Nothing on it is real.\n\n" : "";
        String leak = report.leakSuspected() ? wrapped(VerdictSection.leak(report.hunt())) + "\n\n" : "";
        return simulated + ProofSection.warning(report.proof()) + leak + "VERDICT: "
                + report.verdict().outcome().title() + "\n"
                + wrapped(VerdictSection.meaning(report)) + "\n\n" + wrapped(report.sentence()) + "\n\n"
                + HuntSection.text(report.hunt());
    }

    /** Who was left out and why, a line each. */
    static String leftOut(RunReport report, int most) {
        StringBuilder text = new StringBuilder();
        report.leftOut().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(most)
                .forEach(e -> text.append(wrapped("left out: " + e.getKey() + ": " + e.getValue()))
                        .append('\n'));
        int more = report.leftOut().size() - most;
        return text + (more > 0 ? "left out: " + Text.plural(more, "more stock") + ", see the page\n" : "");
    }

    /** The figures that answer most questions. */
    static String figures(RunReport report) {
        TextTable table = TextTable.of("all stocks together", "value", "95 % interval");
        for (String name : FIGURES) {
            if (report.evaluation().has(name)) {
                Figure figure = report.evaluation().figure(name);
                table.row(
                        name,
                        Text.decimal(figure.value(), 4),
                        figure.interval().isDefined()
                                ? "[" + Text.decimal(figure.interval().lower(), 4) + ", "
                                        + Text.decimal(figure.interval().upper(), 4) + "]"
                                : "");
            }
        }
        return table.text();
    }

    /** The stocks by F1 (R5), with what of it survives. */
    static String board(RunReport report, int most) {
        TextTable table = TextTable.of(
                "stock",
                "F1",
                "95 % interval",
                "shrunk",
                "over null",
                "bal.acc.",
                "MCC",
                "AUC",
                "majority",
                "p",
                "adj. p",
                "believed");
        report.board().rows().stream().limit(most).forEach(row -> row(table, row));
        int more = report.board().rows().size() - most;
        return table.text() + (more > 0 ? "... and " + Text.plural(more, "stock") + " more\n" : "")
                + wrapped(BoardSection.summary(report.board())) + "\n";
    }

    private static void row(TextTable table, Leaderboard.Row row) {
        StockScore s = row.score();
        table.row(
                s.instrument(),
                Text.decimal(s.f1().value(), 3),
                s.f1().interval().isDefined()
                        ? "[" + Text.decimal(s.f1().interval().lower(), 2) + ", "
                                + Text.decimal(s.f1().interval().upper(), 2) + "]"
                        : "",
                Text.decimal(row.shrunkF1(), 3),
                Text.signed(s.lift().value(), 3),
                Text.decimal(s.balancedAccuracy().value(), 3),
                Text.signed(s.matthews().value(), 3),
                Text.decimal(s.auc().value(), 3),
                Text.decimal(s.majorityRate(), 3),
                Text.decimal(s.test().p(), 4),
                Text.decimal(row.adjusted(), 3),
                row.believed() ? "believed" : "no");
    }

    /** The model beside the null models, all stocks together. */
    static String nulls(RunReport report) {
        Comparison.Span span = report.span();
        return "model " + report.comparison().model() + ": " + report.primaryName() + " "
                + Text.signed(report.primary().model(), 4) + "\n" + Text.count(span.rows()) + " out-of-sample rows, "
                + Days.text(span.firstDay()) + " to " + Days.text(span.lastDay()) + " (" + Text.count(span.days())
                + " days, worth " + Text.decimal(span.effectiveDays(), 0) + " independent ones)\n"
                + "proof: " + ProofSection.sentence(report.proof()) + "\n" + nulls(report.comparison());
    }

    /** A row a null model. */
    static String nulls(Comparison comparison) {
        String bound = Text.decimal(100 * (1 - comparison.level()), 0) + " % bound";
        TextTable table =
                TextTable.of("against", "its own", "difference", "95 % interval", bound, "loss saved", "net a trade");
        for (Difference d : comparison.by(Measure.DIRECTION)) {
            table.row(
                    d.nullName(),
                    Text.signed(d.other(), 4),
                    Text.signed(d.estimate(), 4),
                    Text.range(d.interval().lower(), d.interval().upper(), 4),
                    above(d.lower()),
                    Text.signed(other(comparison, Measure.LOSS_SAVED, d.nullName()), 4),
                    basisPoints(other(comparison, Measure.NET_RETURN, d.nullName())));
        }
        return table.text();
    }

    /** The difference by another measure; NaN where it was not measured. */
    static double other(Comparison comparison, Measure measure, String nullName) {
        return comparison.by(measure).stream()
                .filter(d -> d.nullName().equals(nullName))
                .mapToDouble(Difference::estimate)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** A lower bound; nothing can be said to lie above what is not known. */
    static String above(double bound) {
        return Double.isNaN(bound) ? Text.NONE : "> " + Text.signed(bound, 4);
    }

    private static String basisPoints(double fraction) {
        return Double.isNaN(fraction) ? Text.NONE : Text.signed(1e4 * fraction, 1) + " bp";
    }

    /** Breaks a sentence into lines of at most {@value #WIDTH} characters; a longer word stays whole. */
    static String wrapped(String sentence) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : sentence.split(" ")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                text.append('\n');
                column = 0;
            }
            text.append(column == 0 ? "" : " ").append(word);
            column += word.length() + (column == 0 ? 0 : 1);
        }
        return text.toString();
    }
}
