package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.assay.base.Days;
import io.assay.quality.Estimate;
import io.assay.quality.regime.RegimeScores;

/** How well the regime ahead is told, as text for the terminal. */
public final class RegimeText {
    static final List<String> HEADING = List.of(
            "model",
            "accuracy",
            "95 %",
            "over persistence",
            "95 %",
            "change recall",
            "false alarms",
            "delay",
            "missed",
            "verdict");

    static final String LEGEND =
            "Over persistence: accuracy less that of saying that the regime stays, which decides (one-sided 1 %)."
                    + " Change recall: of the days whose regime changes until then, share with the right new one; false"
                    + " alarms: of the others, share on which a change is said. Delay: sessions from a change to the"
                    + " first day that says the new regime holds ahead, below 0 if before; missed: changes not noticed"
                    + " while they last. Intervals are of whole days in blocks.";

    private RegimeText() {}

    /** The text. */
    public static String of(RegimeReport report) {
        StringBuilder text = new StringBuilder(report.simulated() ? VerdictSection.SIMULATED + "\n\n" : "");
        text.append(RunText.wrapped(report.sentence())).append("\n\n");
        text.append(RunText.wrapped(ground(report))).append('\n');
        TextTable table = TextTable.of(HEADING.toArray(new String[0]));
        table(report).forEach(row -> table.row(row.toArray()));
        text.append(table.text()).append(RunText.wrapped(LEGEND)).append("\n\n");
        text.append(GatesSection.table(RegimeGates.of(report))).append('\n');
        report.models()
                .forEach((name, id) -> text.append("Model kept: ").append(id).append('\n'));
        report.notes()
                .forEach(note -> text.append(RunText.wrapped("note: " + note)).append('\n'));
        return text.toString();
    }

    /** On what. */
    static String ground(RegimeReport report) {
        RegimeScores scores = report.scores();
        String shares = report.shares().stream()
                .map(share -> share.regime() + " " + Text.percent(share.share()))
                .collect(Collectors.joining(", "));
        return report.index() + ", " + Text.count(scores.days()) + " days judged out of sample, "
                + Days.text(report.days().firstDay()) + " to "
                + Days.text(report.days().lastDay()) + ": " + shares + "; the regime changes until then on "
                + Text.percent(scores.changed()) + " of the days, " + Text.plural(scores.transitions(), "transition")
                + "; " + Text.plural(report.trials(), "trial") + " in the ledger.";
    }

    /** A row each model, under {@link #HEADING}. */
    static List<List<String>> table(RegimeReport report) {
        List<List<String>> table = new ArrayList<>();
        for (RegimeScores.Row row : report.scores().rows()) {
            table.add(List.of(
                    row.name(),
                    Text.percent(row.accuracy().value()),
                    share(row.accuracy()),
                    Text.signedPercent(row.over().value()),
                    Text.percentRange(row.over().interval(), 1),
                    Text.percent(row.recall().value()),
                    Text.percent(row.falseAlarms()),
                    Double.isNaN(row.delay()) ? Text.NONE : Text.signed(row.delay(), 1),
                    Double.isNaN(row.missed()) ? Text.NONE : Text.percent(row.missed()),
                    row.outcome().title()));
        }
        return table;
    }

    private static String share(Estimate figure) {
        return Text.percent(figure.interval().lower()) + " to "
                + Text.percent(figure.interval().upper());
    }
}
