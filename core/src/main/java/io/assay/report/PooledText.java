package io.assay.report;

import java.util.List;
import java.util.Map;

import io.assay.base.Days;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Figure;

/** A pooled learner beside the null models, as text for the terminal. */
public final class PooledText {
    static final List<String> HEADING =
            List.of("model", "rank IC", "95 % interval", "t", "ICIR", "side acc.", "excess a year", "IR", "turnover");

    private PooledText() {}

    /** The text. */
    public static String of(PooledReport report) {
        Comparison.Span span = report.comparison().span();
        String title = report.verdict().outcome().title();
        StringBuilder text = new StringBuilder(report.simulated() ? VerdictSection.SIMULATED + "\n\n" : "");
        text.append(ProofSection.warning(report.proof()));
        text.append("VERDICT: " + title + "\n");
        text.append(RunText.wrapped(report.verdict().reasons())).append("\n\n");
        if (report.leakSuspected()) {
            text.append(RunText.wrapped(VerdictSection.leak(report.hunt()))).append("\n\n");
        }
        text.append(HuntSection.text(report.hunt()));
        text.append(Text.plural(report.stocks(), "stock") + ", " + Text.count(span.rows()) + " out-of-sample rows, "
                + Days.text(span.firstDay()) + " to " + Days.text(span.lastDay()) + "; "
                + Text.plural(report.trials(), "trial") + " in the ledger\n");
        text.append("proof: " + ProofSection.sentence(report.proof()) + "\n");
        text.append(table(report));
        text.append(book(report) + "\n\n");
        text.append(PooledGates.text(report)).append('\n');
        report.leftOut().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> text.append("left out: " + e.getKey() + ": " + e.getValue() + "\n"));
        return text.toString();
    }

    private static String table(PooledReport report) {
        TextTable table = TextTable.of(HEADING.toArray(new String[0]));
        table(report.rows()).forEach(row -> table.row(row.toArray()));
        return table.text();
    }

    /** A row each who answered, under {@link #HEADING}. */
    static List<List<String>> table(List<PooledReport.Row> rows) {
        return rows.stream().map(PooledText::row).toList();
    }

    private static List<String> row(PooledReport.Row row) {
        Evaluation e = row.evaluation();
        boolean cross = e.has(Evaluation.DAILY_RANK_IC);
        Figure ic = e.figure(cross ? Evaluation.DAILY_RANK_IC : "rank IC");
        return List.of(
                row.name(),
                Text.signed(ic.value(), 4),
                ic.interval().isDefined()
                        ? Text.signed(ic.interval().lower(), 4) + " to "
                                + Text.signed(ic.interval().upper(), 4)
                        : "",
                figure(e, "rank IC t", 2),
                figure(e, "ICIR", 3),
                Text.percent(e.figure(Evaluation.SIDE_ACCURACY).value()),
                Text.signedPercent(row.excess().annual()),
                Text.signed(row.excess().informationRatio(), 2),
                Text.decimal(row.excess().book().trading().turnover(), 1));
    }

    /** What the book of each row is. */
    static String book(PooledReport report) {
        return "Book: the " + report.top() + " highest scores, equal weights, rebalanced once a horizon, less the"
                + " equal-weighted universe, net of costs.";
    }

    private static String figure(Evaluation evaluation, String name, int decimals) {
        return evaluation.has(name) ? Text.signed(evaluation.figure(name).value(), decimals) : Text.NONE;
    }
}
