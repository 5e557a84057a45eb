package io.assay.report;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Days;
import io.assay.quality.Estimate;
import io.assay.quality.QualityScores;

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

    static final String LEGEND =
            "Signals are set against signals of their own side. AUC: area under the ROC curve, which decides;"
                    + " a verdict of SKILL says that it exceeds that of every null model at once (one-sided 1 %), TELLS"
                    + " that of the sides' rates alone. Loss saved: log loss of the sides' rates less the model's, nats"
                    + " a signal. ECE: mean distance of probabilities from what came true. Kept: signals with a"
                    + " probability above the rate of their side as known when the model was fitted; lift and excess:"
                    + " their success rate and mean net return less those of all signals of their sides. Intervals are"
                    + " of whole days in blocks.";

    private QualityText() {}

    /** The text. */
    public static String of(QualityReport report) {
        StringBuilder text =
                new StringBuilder(report.collection().simulated() ? VerdictSection.SIMULATED + "\n\n" : "");
        text.append(RunText.wrapped(report.sentence())).append("\n\n");
        text.append(RunText.wrapped(ground(report))).append('\n');
        TextTable table = TextTable.of(HEADING.toArray(new String[0]));
        table(report).forEach(row -> table.row(row.toArray()));
        text.append(table.text()).append(RunText.wrapped(LEGEND)).append('\n');
        report.notes()
                .forEach(note -> text.append(RunText.wrapped("note: " + note)).append('\n'));
        return text.toString();
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
                    Text.percent(row.accuracy()),
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
