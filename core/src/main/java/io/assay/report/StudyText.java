package io.assay.report;

import io.assay.evaluate.Comparison;
import io.assay.evaluate.Measure;

/** A study as text for the terminal: the verdict of whoever was chosen, who could be chosen, the leaderboard. */
public final class StudyText {
    private static final int IMPORTANT = 10;

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
        report.competition()
                .ifPresent(c ->
                        text.append(RunText.wrapped(ChoiceSection.sentence(c))).append("\n\n"));
        text.append(choices(report)).append('\n');
        text.append(WindowsSection.text(report));
        text.append(HeldOutSection.text(report)).append('\n');
        text.append(RunText.figures(report.run())).append('\n');
        text.append(GatesSection.text(report.run())).append('\n');
        text.append(RunText.board(report.run(), most)).append('\n');
        report.notes()
                .forEach(note -> text.append(RunText.wrapped("note: " + note)).append('\n'));
        text.append(RunText.leftOut(report.run(), most));
        return text.toString();
    }

    /** What the models lean on, the first ten features; nothing where no model tells. */
    public static String importance(Importance importance) {
        if (importance.shares().isEmpty()) {
            return "";
        }
        TextTable table = TextTable.of("what the models lean on", "share");
        importance.shares().stream().limit(IMPORTANT).forEach(s -> table.row(s.feature(), Text.percent(s.share())));
        return table.text();
    }

    private static String competitors(StudyReport report) {
        TextTable table = TextTable.of(
                "who could be chosen",
                "direction",
                "closest null",
                "over it",
                "95 % interval",
                report.run().boundName(),
                "log loss saved");
        row(table, report.run().comparison());
        report.run().others().forEach(other -> row(table, other));
        return table.text();
    }

    private static void row(TextTable table, Comparison of) {
        Comparison.Difference direction = of.closest();
        String first = of.by(Measure.DIRECTION).get(0).nullName();
        table.row(
                of.model(),
                Text.signed(direction.model(), 4),
                direction.nullName(),
                Text.signed(direction.estimate(), 4),
                Text.range(direction.interval().lower(), direction.interval().upper(), 4),
                RunText.above(direction.lower()),
                Text.signed(RunText.other(of, Measure.LOSS_SAVED, first), 5));
    }

    private static String choices(StudyReport report) {
        TextTable table = TextTable.of("window", "signals", "log loss saved before", "rows known");
        report.choices()
                .forEach(c -> table.row(c.window(), c.chosen(), Text.signed(c.saved(), 5), Text.count(c.rows())));
        return RunText.wrapped(report.rule()) + "\n" + table.text();
    }
}
