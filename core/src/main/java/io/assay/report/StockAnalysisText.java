package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.assay.stocks.DataGrade;
import io.assay.stocks.Learnability;
import io.assay.stocks.Recommendations;
import io.assay.stocks.Recommendations.Stock;
import io.assay.stocks.StockQuality;

/** Which stocks can be learnt from, as text for the terminal. */
public final class StockAnalysisText {
    static final List<String> HEADING = List.of(
            "rank",
            "stock",
            "quality",
            "bars",
            "missing",
            "unchanged",
            "no trade",
            "value a day",
            "extreme",
            "audit",
            "fill",
            "eff. rows",
            "score",
            "95 %",
            "shrunk",
            "FDR p",
            "recommended");

    static final String LEGEND =
            "Quality comes first, the shrunken score second, independent rows third. Missing: sessions"
                    + " without a bar; unchanged: closes that are the close before; no trade: bars with an"
                    + " unchanged close and no volume or no range; value a day: median of close times volume in"
                    + " the stock's currency; extreme: moves beyond a factor of 1.5; audit: rules that block, that"
                    + " drop bars, that warn. Fill: where the opens were not traded at, entries and exits are at"
                    + " the close of the next session; a close at which nobody traded cannot be had, so what a"
                    + " model tells of stale prices cannot be earned. Eff. rows: rows without overlap in time."
                    + " Score: rank correlation over time of what the model said beyond the mean of its training"
                    + " rows with what came, out of sample; shrunk: drawn towards the mean of all stocks; FDR p:"
                    + " after Benjamini and Yekutieli over all stocks.";

    private StockAnalysisText() {}

    /** The text. */
    public static String of(StockAnalysisReport report) {
        StringBuilder text = new StringBuilder(report.simulated() ? VerdictSection.SIMULATED + "\n\n" : "");
        text.append(RunText.wrapped(report.sentence())).append("\n\n");
        text.append(RunText.wrapped(ground(report))).append('\n');
        TextTable table = TextTable.of(HEADING.toArray(new String[0]));
        table(report).forEach(row -> table.row(row.toArray()));
        text.append(table.text()).append(RunText.wrapped(LEGEND)).append('\n');
        rules().forEach(rule -> text.append(RunText.wrapped(rule)).append('\n'));
        report.remarks()
                .forEach(note -> text.append(RunText.wrapped("note: " + note)).append('\n'));
        return text.toString();
    }

    /** On what. */
    static String ground(StockAnalysisReport report) {
        Recommendations found = report.recommendations();
        return "Bars of " + found.window().first() + " to " + found.window().last()
                + " and none after; log return over " + Text.plural(found.horizon(), "session") + "; "
                + Text.plural(report.trials(), "trial") + " in the ledger.";
    }

    /** The limits of the grades. */
    static List<String> rules() {
        return List.of(DataGrade.HIGH.rule(), DataGrade.USABLE.rule(), DataGrade.UNFIT.rule());
    }

    /** A row each stock, under {@link #HEADING}. */
    static List<List<String>> table(StockAnalysisReport report) {
        List<List<String>> table = new ArrayList<>();
        for (Stock stock : report.recommendations().stocks()) {
            StockQuality q = stock.quality();
            Learnability l = stock.learnability();
            table.add(List.of(
                    String.valueOf(stock.rank()),
                    stock.symbol(),
                    q.grade().title(),
                    Text.count(q.span().bars()),
                    Text.percent(
                            (double) q.span().missing() / Math.max(1, q.span().sessions())),
                    Text.percent(q.trading().unchanged()),
                    Text.percent(q.trading().untraded()),
                    money(q.trading().medianValue()) + " " + q.currency(),
                    String.valueOf(q.trading().extreme()),
                    q.audit().blocking() + "/" + q.audit().quarantining() + "/"
                            + q.audit().warning(),
                    fill(stock),
                    Text.count(Math.round(l.effectiveRows())),
                    Text.signed(l.score(), 3),
                    Text.range(l.low(), l.high(), 3),
                    Text.signed(l.shrunk(), 3),
                    Text.decimal(l.adjustedP(), 3),
                    stock.recommended() ? "yes" : ""));
        }
        return table;
    }

    /** A stock that the audit blocks has no trades. */
    private static String fill(Stock stock) {
        if (stock.quality().audit().blocking() > 0) {
            return "";
        }
        return stock.atClose() ? "close" : "open";
    }

    private static String money(double value) {
        if (!(value >= 1000)) {
            return Text.decimal(value, 0);
        }
        return value < 1e6
                ? String.format(Locale.ROOT, "%.0f k", value / 1e3)
                : String.format(Locale.ROOT, "%,.1f m", value / 1e6);
    }
}
