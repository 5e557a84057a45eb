package io.assay.report;

import io.assay.evaluate.Comparison;
import io.assay.evaluate.Measure;

/** A study as text for the terminal: the verdict of whoever was chosen, who could be chosen, the leaderboard. */
public final class StudyText {
    private StudyText() {}

    /**
     * The report.
     *
     * @param most stocks to list at most
     */
    public static String of(StudyReport report, int most) {
        StringBuilder text = new StringBuilder();
        text.append(RunText.verdict(report.run()));
        text.append(RunText.nulls(report.run())).append('\n');
        text.append(competitors(report)).append('\n');
        text.append(choices(report)).append('\n');
        text.append(RunText.board(report.run(), most)).append('\n');
        report.opened()
                .ifPresent(opened -> text.append("HELD-OUT, look number ")
                        .append(opened.looks())
                        .append(": ")
                        .append(RunText.wrapped(opened.verdict().sentence()))
                        .append("\n\n"));
        report.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        text.append(RunText.leftOut(report.run()));
        return text.toString();
    }

    private static String competitors(StudyReport report) {
        TextTable table =
                TextTable.of("who could be chosen", "direction correlation", "over majority", "log loss saved");
        row(table, report.run().comparison());
        report.run().others().forEach(other -> row(table, other));
        return table.text();
    }

    private static void row(TextTable table, Comparison of) {
        Comparison.Difference direction = of.by(Measure.DIRECTION).get(0);
        table.row(
                of.model(),
                Text.signed(direction.model(), 4),
                "> " + Text.signed(direction.lower(), 4),
                Text.signed(of.by(Measure.LOSS_SAVED).get(0).estimate(), 5));
    }

    private static String choices(StudyReport report) {
        TextTable table = TextTable.of("window", "signals", "log loss saved before", "rows known");
        report.choices()
                .forEach(c -> table.row(
                        c.window(),
                        c.chosen(),
                        Double.isNaN(c.saved()) ? Text.NONE : Text.signed(c.saved(), 5),
                        Text.count(c.rows())));
        return RunText.wrapped(report.rule()) + "\n" + table.text();
    }
}
