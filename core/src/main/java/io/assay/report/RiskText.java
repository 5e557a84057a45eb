package io.assay.report;

import java.util.ArrayList;
import java.util.List;

import io.assay.backtest.risk.RiskReport;
import io.assay.backtest.risk.Scenario;

/** What may go wrong with a book, for the terminal. */
public final class RiskText {
    private static final int MOST = 5;

    private RiskText() {}

    /** The text; the page has more. */
    public static String of(RiskReport risk) {
        StringBuilder text = new StringBuilder("what may go wrong\n");
        text.append(RunText.wrapped(RiskRows.head(risk))).append("\n\n");
        if (risk.sessions() == 0) {
            return text.toString();
        }
        text.append(table(RiskRows.TAILS, RiskRows.tails(risk)));
        RiskRows.refusals(risk)
                .forEach(r -> text.append(RunText.wrapped("none: " + r)).append('\n'));
        text.append('\n')
                .append(RunText.wrapped(RiskRows.tailIndex(risk.tailIndex())))
                .append("\n\n");
        text.append(RunText.wrapped(RiskRows.checked(risk))).append('\n');
        if (!RiskRows.checks(risk).isEmpty()) {
            text.append(table(RiskRows.CHECKS, RiskRows.checks(risk)));
            text.append(RunText.wrapped(RiskRows.CHECK_MEANING)).append('\n');
        }
        text.append('\n').append(table(RiskRows.ODDS, RiskRows.odds(risk.drawdowns())));
        text.append(RunText.wrapped(RiskRows.oddsSentence(risk.drawdowns()))).append("\n\n");
        text.append(table(RiskRows.DAYS, first(RiskRows.days(risk)))).append('\n');
        text.append(table(RiskRows.FALLS, first(RiskRows.falls(risk)))).append('\n');
        exposure(text, risk);
        stress(text, risk);
        return text.toString();
    }

    private static void exposure(StringBuilder text, RiskReport risk) {
        String refusal = risk.sectors().refusal();
        text.append(refusal.isEmpty() ? table(RiskRows.SECTORS, RiskRows.sectors(risk.sectors())) : refusal + "\n");
        text.append(RunText.wrapped(
                        risk.beta().map(RiskRows::beta).orElse("No benchmark was given, so there is no beta.")))
                .append("\n\n");
    }

    private static void stress(StringBuilder text, RiskReport risk) {
        List<List<String>> rows = new ArrayList<>();
        risk.stress().forEach(scenario -> rows.addAll(RiskRows.stress(scenario)));
        text.append(table(RiskRows.STRESS, rows)).append('\n');
        for (Scenario scenario : risk.stress()) {
            text.append(RunText.wrapped(scenario.name() + ": " + scenario.assumption()))
                    .append('\n');
        }
    }

    private static List<List<String>> first(List<List<String>> rows) {
        return rows.subList(0, Math.min(MOST, rows.size()));
    }

    private static String table(List<String> heading, List<List<String>> rows) {
        TextTable table = TextTable.of(heading.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray()));
        return table.text();
    }
}
