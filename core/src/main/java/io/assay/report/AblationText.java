package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.base.Days;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Measure;

/** What each kind of input is worth, as text for the terminal. */
public final class AblationText {
    static final List<String> HEADING = List.of(
            "reads", "columns", "direction", "gain", "95 % of all at once", "loss saved", "side acc.", "verdict");

    private AblationText() {}

    /** The text. */
    public static String of(AblationReport report) {
        StringBuilder text = new StringBuilder(report.simulated() ? VerdictSection.SIMULATED + "\n\n" : "");
        text.append(ProofSection.warning(Optional.of(report.proof())));
        text.append(RunText.wrapped(report.sentence())).append("\n\n");
        if (suspected(report)) {
            text.append(RunText.wrapped(SUSPECTED)).append("\n\n");
        }
        text.append(ground(report)).append('\n');
        text.append(RunText.wrapped("Held out: " + report.heldOut() + ".")).append('\n');
        TextTable table = TextTable.of(HEADING.toArray(new String[0]));
        table(report).forEach(row -> table.row(row.toArray()));
        text.append(table.text()).append(RunText.wrapped(LEGEND)).append('\n');
        report.notes()
                .forEach(note -> text.append(RunText.wrapped("note: " + note)).append('\n'));
        report.leftOut().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> text.append("left out: " + e.getKey() + ": " + e.getValue() + "\n"));
        return text.toString();
    }

    static final String SUSPECTED = "LEAK SUSPECTED: a figure lies above the best published one for sure."
            + " Search for the leak before believing it: 'assay train pooled' on the same rows does.";

    static final String LEGEND =
            "All on the same rows of the same days, fitted from the same seed. Direction: direction"
                    + " correlation, the measure that decides; gain: over bars alone; loss saved: the gain in"
                    + " nats a row.";

    static boolean suspected(AblationReport report) {
        return report.rows().stream().anyMatch(AblationReport.Row::leakSuspected);
    }

    /** On what. */
    static String ground(AblationReport report) {
        return Text.plural(report.stocks(), "stock") + ", "
                + Text.count(report.span().rows()) + " out-of-sample rows, "
                + Days.text(report.span().firstDay()) + " to "
                + Days.text(report.span().lastDay()) + "; " + Text.plural(report.trials(), "trial") + " in the ledger";
    }

    /** A row each variant, under {@link #HEADING}. */
    static List<List<String>> table(AblationReport report) {
        List<List<String>> table = new ArrayList<>();
        for (AblationReport.Row row : report.rows()) {
            boolean first = row.gains().isEmpty();
            Evaluation e = row.evaluation();
            table.add(List.of(
                    row.name(),
                    Integer.toString(row.columns()),
                    Text.signed(e.figure(Measure.DIRECTION.title()).value(), 4),
                    first ? "" : Text.signed(row.by(Measure.DIRECTION).estimate(), 4),
                    first
                            ? ""
                            : Text.range(
                                    row.by(Measure.DIRECTION).interval().lower(),
                                    row.by(Measure.DIRECTION).interval().upper(),
                                    4),
                    first ? "" : Text.signed(row.by(Measure.LOSS_SAVED).estimate(), 5),
                    Text.percent(e.figure(Evaluation.SIDE_ACCURACY).value()),
                    row.verdict().outcome().title()));
        }
        return table;
    }
}
