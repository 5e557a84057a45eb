package io.assay.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.assay.base.Days;
import io.assay.evaluate.Leaderboard;
import io.assay.evaluate.StockScore;

/** The stocks by F1 (R5), with what of it can be believed. */
final class BoardSection {
    private static final int SHOWN = 50;

    private static final List<String> HEADING = List.of(
            "stock",
            "believed",
            "F1",
            "shrunk F1",
            "over best null",
            "balanced accuracy",
            "MCC",
            "AUC",
            "majority rate",
            "direction",
            "p",
            "adjusted p",
            "judged on",
            "model");

    private BoardSection() {}

    static void add(Html page, RunReport report) {
        page.heading("Leaderboard: stocks by F1");
        page.paragraph(summary(report.board()));
        page.paragraph(
                "F1 orders the rows and proves nothing: it rises and falls with how often each class happens, and"
                        + " the best of many is high by luck. 'Shrunk' takes that luck out; 'adjusted"
                        + " p' counts how many stocks"
                        + " were looked at. 95 % intervals in brackets.");
        Map<String, RunReport.Stock> stocks =
                report.stocks().stream().collect(Collectors.toMap(RunReport.Stock::instrument, s -> s, (a, b) -> a));
        List<List<String>> rows =
                report.board().rows().stream().map(row -> row(row, stocks)).toList();
        page.table(HEADING, rows.subList(0, Math.min(SHOWN, rows.size())));
        if (rows.size() > SHOWN) {
            page.folded(Text.plural(rows.size() - SHOWN, "more stock"), HEADING, rows.subList(SHOWN, rows.size()));
        }
    }

    /** The finding, in plain words, for one stock as for hundreds. */
    static String summary(Leaderboard board) {
        String plain = board.believed() == 0
                ? "Not one stock is believed to have a model with skill. "
                : Text.plural(board.believed(), "stock") + (board.believed() == 1 ? " is" : " are") + " believed. ";
        return plain + board.sentence();
    }

    private static List<String> row(Leaderboard.Row row, Map<String, RunReport.Stock> stocks) {
        StockScore s = row.score();
        RunReport.Stock stock = stocks.get(s.instrument());
        return List.of(
                s.instrument(),
                row.believed() ? "believed" : "no",
                value(s.f1()),
                Text.decimal(row.shrunkF1(), 3),
                signed(s.lift()),
                value(s.balancedAccuracy()),
                signed(s.matthews()),
                value(s.auc()),
                Text.decimal(s.majorityRate(), 3),
                signed(s.direction()),
                Text.decimal(s.test().p(), 4),
                Text.decimal(row.adjusted(), 3),
                month(s.span().firstDay()) + ".." + month(s.span().lastDay()) + "\n"
                        + Text.count(s.span().rows()) + " rows",
                stock == null ? "" : stock.modelId());
    }

    private static String value(StockScore.Value value) {
        String range = value.interval().isDefined()
                ? "\n[" + Text.decimal(value.interval().lower(), 2) + ", "
                        + Text.decimal(value.interval().upper(), 2) + "]"
                : "";
        return Text.decimal(value.value(), 3) + range;
    }

    private static String signed(StockScore.Value value) {
        return (Text.signed(value.value(), 3) + "\n"
                        + Text.range(value.interval().lower(), value.interval().upper(), 2))
                .strip();
    }

    /** Year and month: the days would push the column off the page. */
    private static String month(int day) {
        return Days.text(day).substring(0, 7);
    }
}
