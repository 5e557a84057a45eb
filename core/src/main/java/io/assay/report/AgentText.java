package io.assay.report;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Days;
import io.assay.portfolio.sizing.SizingScores;
import io.assay.portfolio.sizing.SizingScores.Row;

/** What an agent came to, as text for the terminal. */
public final class AgentText {
    static final List<String> HEADING = List.of(
            "book",
            "net a year",
            "95 %",
            "costs",
            "turnover",
            "size",
            "Sharpe",
            "95 % of it",
            "drawdown",
            "agent less it",
            "95 %, paired");

    static final String LEGEND =
            "Net: mean daily return after costs times 252, equal parts of capital in every stock. Costs: what they took"
                    + " a year; turnover: traded a year, in multiples of equity; size: mean size of positions. Every"
                    + " episode begins and ends without a position and pays for both; buy and hold pays once, and again"
                    + " where days lie between that the agent knew nothing of. Random: the agent's own positions, moved"
                    + " in time by chance in 20 books; each figure is the mean over them of what a single book shows."
                    + " Intervals are of whole days, redrawn in blocks of a month (of a tenth of the days where that"
                    + " is shorter). SKILL asks the agent to lie above all books without skill at once at 1 %, and"
                    + " above each at 1 % divided by the number of agents tried in this workspace.";

    private AgentText() {}

    /** The text. */
    public static String of(AgentReport report) {
        StringBuilder text = new StringBuilder(report.simulated() ? VerdictSection.SIMULATED + "\n\n" : "");
        text.append(RunText.wrapped(report.scores().outcome().title() + ". " + report.sentence()))
                .append("\n\n");
        text.append(RunText.wrapped(ground(report))).append('\n');
        TextTable table = TextTable.of(HEADING.toArray(new String[0]));
        table(report).forEach(row -> table.row(row.toArray()));
        text.append(table.text()).append(RunText.wrapped(LEGEND)).append("\n\n");
        text.append(RunText.wrapped(seeds(report.scores()))).append('\n');
        text.append(RunText.wrapped(report.proof().sentence() + ".")).append('\n');
        text.append("Agent kept: ").append(report.model()).append('\n');
        report.notes()
                .forEach(note -> text.append(RunText.wrapped("note: " + note)).append('\n'));
        report.leftOut()
                .forEach((name, why) -> text.append(RunText.wrapped("left out: " + name + ": " + why))
                        .append('\n'));
        return text.toString();
    }

    /** On what. */
    static String ground(AgentReport report) {
        return Text.plural(report.stocks().size(), "stock") + ", "
                + Text.plural(report.scores().days(), "day") + " out of sample, "
                + Days.text(report.days().firstDay()) + " to "
                + Days.text(report.days().lastDay()) + "; line " + report.ledger() + " of the ledger, "
                + Text.plural(report.trials(), "trial") + " in it, of which "
                + report.scores().chance().trials() + " tried an agent.";
    }

    /** All seeds in words: what they came to differs by chance alone. */
    static String seeds(SizingScores scores) {
        double[] sorted = scores.sortedSeeds();
        return "Seeds: median " + Text.signedPercent(scores.medianSeed()) + " a year, from "
                + Text.signedPercent(sorted[0]) + " to " + Text.signedPercent(sorted[sorted.length - 1]) + " ("
                + sorted.length
                + "). They differ by chance alone; none is chosen, and what is kept holds the mean of their positions.";
    }

    /** A row each book, under {@link #HEADING}. */
    static List<List<String>> table(AgentReport report) {
        SizingScores scores = report.scores();
        List<List<String>> table = new ArrayList<>();
        table.add(row(scores.agent(), "", ""));
        scores.seeds().forEach(seed -> table.add(row(seed, "", "")));
        for (SizingScores.Beside beside : scores.nulls()) {
            table.add(row(
                    beside.row(),
                    Text.signedPercent(beside.difference().value()),
                    Text.percentRange(beside.difference().interval(), 1)));
        }
        return table;
    }

    private static List<String> row(Row row, String less, String interval) {
        return List.of(
                row.name(),
                Text.signedPercent(row.net().value()),
                Text.percentRange(row.net().interval(), 1),
                Text.percent(row.cost()),
                Text.decimal(row.turnover(), 1),
                Text.decimal(row.exposure(), 2),
                Text.signed(row.sharpe().value(), 2),
                Text.range(
                        row.sharpe().interval().lower(), row.sharpe().interval().upper(), 2),
                Text.percent(row.drawdown()),
                less,
                interval);
    }
}
