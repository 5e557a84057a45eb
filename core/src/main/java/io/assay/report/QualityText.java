package io.assay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Days;
import io.assay.quality.Estimate;
import io.assay.quality.QualityScores;
import io.assay.quality.SignalBooks;

/** How well signals can be told apart, as text for the terminal. */
public final class QualityText {
    static final List<String> HEADING = List.of(
            "model",
            "AUC",
            "95 %",
            "loss saved",
            "accuracy",
            "ECE",
            "kept",
            "lift",
            "95 %",
            "excess",
            "95 %",
            "verdict");

    /** The columns for which a terminal has room. */
    private static final int[] NARROW = {0, 1, 2, 6, 7, 8, 9, 10, 11};

    static final String LEGEND =
            "Signals are set against signals of their own side. AUC: area under the ROC curve over pairs of one side,"
                    + " which decides; a verdict of SKILL says that it exceeds that of every null model at once"
                    + " (one-sided 1 %), TELLS that of the sides' rates alone. Kept: signals with a probability above"
                    + " the rate of their side as known when the model was fitted; lift and excess: their success"
                    + " rate and mean net return less those of all signals of their sides. Intervals are of whole"
                    + " days in blocks.";

    static final String WIDE_LEGEND =
            LEGEND + " Loss saved: log loss of the sides' rates less the model's, nats a signal. ECE: mean distance of"
                    + " probabilities from what came true.";

    static final List<String> BOOK_HEADING = List.of(
            "book", "open", "Sharpe", "95 %", "a year", "95 %", "Sharpe over all", "95 %", "a year over all", "95 %");

    static final String BOOKS =
            "Net books: each signal is a trade of one unit of money, marked daily, after costs; a model's book"
                    + " holds the"
                    + " signals that it keeps. Open: trades on the mean day. A year: return on the money at work on the"
                    + " mean day. Over all: less the book of all signals, on the same redrawn days. A filter helps"
                    + " where"
                    + " the whole interval is above 0; so many trials were made that one of twenty is by luck.";

    private QualityText() {}

    /** The text. */
    public static String of(QualityReport report) {
        StringBuilder text =
                new StringBuilder(report.collection().simulated() ? VerdictSection.SIMULATED + "\n\n" : "");
        text.append(RunText.wrapped(report.sentence())).append("\n\n");
        text.append(RunText.wrapped(ground(report))).append('\n');
        TextTable table = TextTable.of(narrow(HEADING));
        table(report).forEach(row -> table.row((Object[]) narrow(row)));
        text.append(table.text()).append(RunText.wrapped(LEGEND)).append("\n\n");
        text.append(bookTable(report)).append(RunText.wrapped(BOOKS)).append("\n\n");
        text.append(GatesSection.table(QualityGates.of(report))).append('\n');
        report.model()
                .ifPresent(kept -> text.append("Model kept: ").append(kept.id()).append('\n'));
        report.notes()
                .forEach(note -> text.append(RunText.wrapped("note: " + note)).append('\n'));
        return text.toString();
    }

    private static String bookTable(QualityReport report) {
        TextTable table = TextTable.of(BOOK_HEADING.toArray(new String[0]));
        bookRows(report).forEach(row -> table.row(row.toArray()));
        return table.text();
    }

    /** A row each book, under {@link #BOOK_HEADING}. */
    static List<List<String>> bookRows(QualityReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (SignalBooks.Row row : report.books().rows()) {
            boolean all = rows.isEmpty();
            rows.add(List.of(
                    row.name(),
                    Text.decimal(row.open(), 1),
                    Text.signed(row.sharpe().value(), 2),
                    range(row.sharpe()),
                    Text.signedPercent(row.perYear().value()),
                    Text.percentRange(row.perYear().interval(), 1),
                    all ? "" : Text.signed(row.overSharpe().value(), 2),
                    all ? "" : range(row.overSharpe()),
                    all ? "" : Text.signedPercent(row.overPerYear().value()),
                    all ? "" : Text.percentRange(row.overPerYear().interval(), 1)));
        }
        return rows;
    }

    private static String range(Estimate figure) {
        return "[" + Text.signed(figure.interval().lower(), 2) + ", "
                + Text.signed(figure.interval().upper(), 2) + "]";
    }

    private static String[] narrow(List<String> row) {
        return Arrays.stream(NARROW).mapToObj(row::get).toArray(String[]::new);
    }

    /** How many, whose and when. */
    static String ground(QualityReport report) {
        QualityScores scores = report.scores();
        return Text.count(scores.count()) + " signals of "
                + Text.plural(report.collection().counts().stocks(), "stock") + " judged out of sample, "
                + Days.text(report.days().firstDay()) + " to "
                + Days.text(report.days().lastDay()) + " (" + Text.count(scores.days()) + " days, worth about "
                + Text.count(Math.round(scores.blocks())) + " blocks of days); "
                + Text.percent(scores.longRate().value()) + " of the long and "
                + Text.percent(scores.shortRate().value()) + " of the short ones succeeded, mean net return "
                + Text.signedPercent(scores.net().value()) + "; "
                + Text.plural(report.columns().size(), "feature") + "; " + Text.plural(report.trials(), "trial")
                + " in the ledger."
                + (scores.silent() > 0 ? " " + Text.count(scores.silent()) + " left out: somebody was silent." : "");
    }

    /** A row each model, under {@link #HEADING}. */
    static List<List<String>> table(QualityReport report) {
        List<List<String>> table = new ArrayList<>();
        for (QualityScores.Row row : report.scores().rows()) {
            table.add(List.of(
                    row.name(),
                    Text.decimal(row.auc().value(), 4),
                    share(row.auc()),
                    Text.signed(row.lossSaved().value(), 5),
                    Text.percent(row.accuracy().value()),
                    Text.percent(row.calibrationError()),
                    Text.percent(row.kept()),
                    Text.signedPercent(row.lift().value()),
                    Text.percentRange(row.lift().interval(), 2),
                    Text.signedPercent(row.excess().value()),
                    Text.percentRange(row.excess().interval(), 2),
                    row.outcome().title()));
        }
        return table;
    }

    private static String share(Estimate figure) {
        return "[" + Text.decimal(figure.interval().lower(), 3) + ", "
                + Text.decimal(figure.interval().upper(), 3) + "]";
    }
}
