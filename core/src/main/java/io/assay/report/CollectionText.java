package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.assay.base.Days;
import io.assay.quality.StrategyOutcomes;

/** Collected signals as text for the terminal. */
public final class CollectionText {
    static final List<String> HEADING = List.of(
            "strategy", "side", "signals", "effective", "success", "lift", "95 %", "net", "excess", "95 %", "drawdown");

    static final String LEGEND =
            "Success: share that earned anything after costs; lift: that less the share of trades of the side opened on"
                    + " every day of every stock; net: mean return after costs; excess: that less what trades opened on"
                    + " every day earned; effective: signals by their share of sessions that belong to them alone."
                    + " Intervals are of whole days in blocks, each for its row alone.";

    private CollectionText() {}

    /** The text. */
    public static String of(CollectionReport report) {
        StringBuilder text = new StringBuilder(report.simulated() ? VerdictSection.SIMULATED + "\n\n" : "");
        text.append(RunText.wrapped(report.sentence())).append("\n\n");
        text.append(RunText.wrapped(ground(report))).append('\n');
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

    /** How many, whose and when. */
    static String ground(CollectionReport report) {
        CollectionReport.Counts counts = report.counts();
        return Text.count(counts.signals()) + " signals of " + Text.plural(counts.stocks(), "stock")
                + " with an outcome, worth " + Text.count(Math.round(counts.effective()))
                + " that overlap nowhere in time; " + Text.count(counts.unresolved()) + " without an outcome; "
                + Days.text(report.days().firstDay()) + " to "
                + Days.text(report.days().lastDay()) + "; base rate of success "
                + Text.percent(counts.baseRate()) + "; " + Text.plural(report.trials(), "trial") + " in the ledger.";
    }

    /** A row each strategy and side, under {@link #HEADING}. */
    static List<List<String>> table(CollectionReport report) {
        List<List<String>> table = new ArrayList<>();
        for (StrategyOutcomes.Row row : report.outcomes().rows()) {
            table.add(List.of(
                    row.strategy(),
                    row.side().toString(),
                    Text.count(row.count()),
                    Text.count(Math.round(row.effective())),
                    Text.percent(row.success().value()),
                    Text.signedPercent(row.lift().value()),
                    Text.percentRange(row.lift().interval(), 2),
                    Text.signedPercent(row.net().value()),
                    Text.signedPercent(row.excess().value()),
                    Text.percentRange(row.excess().interval(), 2),
                    Text.percent(row.drawdown())));
        }
        return table;
    }
}
