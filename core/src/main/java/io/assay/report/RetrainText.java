package io.assay.report;

/** What became of models that were to be fitted anew, as text for the terminal. */
public final class RetrainText {
    private RetrainText() {}

    /** The text. */
    public static String of(RetrainReport report) {
        StringBuilder text = new StringBuilder();
        for (RetrainReport.Decision decision : report.decisions()) {
            text.append(RunText.wrapped(decision.watch() + ": "
                            + Text.upper(decision.outcome().title()) + ". " + decision.sentence()))
                    .append('\n');
            decision.reasons()
                    .forEach(reason ->
                            text.append(RunText.wrapped("  because " + reason)).append('\n'));
            if (!decision.checks().isEmpty()) {
                TextTable table = TextTable.of("check", "", "seen");
                decision.checks().forEach(check -> table.row(check.name(), check.passed() ? "ok" : "NO", check.seen()));
                text.append('\n').append(table.text());
            }
            decision.paired()
                    .ifPresent(paired -> text.append('\n')
                            .append(RunText.wrapped(paired(paired)))
                            .append('\n'));
            text.append('\n');
        }
        report.notes()
                .forEach(note -> text.append(RunText.wrapped("note: " + note)).append('\n'));
        return text.toString();
    }

    private static String paired(RetrainReport.Paired paired) {
        String days = "Same stocks and days, " + paired.first() + " to " + paired.last() + ": " + paired.figure()
                + " of the champion " + Text.signed(paired.champion(), 4) + ", of the candidate "
                + Text.signed(paired.candidate(), 4) + " over " + Text.plural(paired.days(), "day") + ", of which "
                + paired.differing() + " differ";
        String gap = paired.gap().isDefined()
                ? "; candidate less champion on these, " + Text.percent(1 - paired.level()) + " interval: "
                        + Text.range(paired.gap().lower(), paired.gap().upper(), 4)
                : "; too few to tell candidate and champion apart";
        return days + gap + (paired.margin() > 0 ? ". It may be worse by " + Text.decimal(paired.margin(), 4) : "")
                + ".";
    }
}
