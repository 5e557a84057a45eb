package io.assay.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.assay.backtest.Drawdown;
import io.assay.backtest.Performance;
import io.assay.base.Days;

/** The figures of books as a table: a figure a row, a book a column. */
final class BookFigures {
    private BookFigures() {}

    static List<String> heading(BookReport report) {
        List<String> heading = new ArrayList<>(List.of("figure"));
        report.books().forEach(b -> heading.add(b.name()));
        return heading;
    }

    static List<List<String>> rows(BookReport report) {
        Rows rows = new Rows(report, new ArrayList<>());
        rows.add("total return", p -> Text.signedPercent(p.growth().total()));
        rows.add("return a year", p -> Text.signedPercent(p.growth().annual()));
        rows.add("volatility a year", p -> Text.percent(p.growth().volatility()));
        rows.add(
                "Sharpe ratio a year\n95 % interval",
                p -> (Text.signed(p.sharpe().annual(), 2) + "\n"
                                + Text.range(p.sharpe().low(), p.sharpe().high(), 2))
                        .strip());
        rows.add(
                "its standard error",
                p -> Text.decimal(
                        Math.max(p.sharpe().standardError(), p.sharpe().robustError()), 2));
        rows.add("with autocorrelation (Lo)", p -> Text.signed(p.sharpe().annualLo(), 2));
        rows.add("probability that it is above 0", p -> Text.percent(p.sharpe().probabilistic()));
        rows.add(
                "that it is above the best of " + Text.plural(report.trials().count(), "trial") + " (deflated)",
                p -> Text.percent(p.sharpe().deflated()));
        rows.add(
                "of the " + Text.count(report.trials().effective()) + " independent ones these are worth",
                p -> Text.percent(p.sharpe().deflatedEffective()));
        rows.add("sessions it takes to be sure", p -> sessions(p.sharpe().minimumTrackRecord()));
        rows.add("Sortino ratio", p -> Text.signed(p.growth().sortino(), 2));
        rows.add("deepest fall", p -> Text.percent(p.drawdown().depth()));
        rows.add("from its peak to the bottom", p -> fall(p.drawdown()));
        rows.add(
                "made good",
                p -> p.drawdown().trough() == Drawdown.NEVER
                        ? Text.NONE
                        : BookSection.day(p.drawdown().recovered()));
        rows.add("Calmar ratio", p -> Text.signed(p.growth().calmar(), 2));
        rows.add("days won", p -> Text.percent(p.byDay().winRate()));
        rows.add("trades won", p -> Text.percent(p.byTrade().winRate()));
        rows.add("profit factor by trade", p -> Text.decimal(p.byTrade().profitFactor(), 2));
        rows.add("payoff ratio by trade", p -> Text.decimal(p.byTrade().payoffRatio(), 2));
        rows.add("round trips", p -> Text.count(p.byTrade().count()));
        rows.add("turnover a year", p -> times(p.trading().turnover()));
        rows.add("break-even cost a side", p -> basisPoints(p.trading().breakEvenBp()));
        rows.add("invested on the average", p -> Text.percent(p.trading().gross()));
        rows.add("long less short", p -> Text.percent(p.trading().net()));
        rows.add("costs paid", p -> money(p.trading().totals().costs()));
        rows.add("dividends", p -> money(p.trading().totals().dividends()));
        return rows.all();
    }

    /** The trials behind the figures in words. */
    static String tried(BookReport report) {
        return Text.plural(report.trials().count(), "skill-less trial") + " (specifications tried in this workspace)";
    }

    /** Rows under way. */
    private record Rows(BookReport report, List<List<String>> all) {
        void add(String name, Function<Performance, String> figure) {
            List<String> row = new ArrayList<>(List.of(name));
            report.books().forEach(b -> row.add(figure.apply(b.performance())));
            all.add(row);
        }
    }

    private static String fall(Drawdown drawdown) {
        return drawdown.trough() == Drawdown.NEVER
                ? Text.NONE
                : Days.text(drawdown.peak()) + "\n" + Days.text(drawdown.trough());
    }

    private static String sessions(double sessions) {
        return Double.isFinite(sessions) ? Text.count((long) Math.ceil(sessions)) : Text.NONE;
    }

    static String basisPoints(double value) {
        return Double.isNaN(value) ? Text.NONE : Text.decimal(value, 1) + " bp";
    }

    private static String times(double value) {
        return Double.isNaN(value) ? Text.NONE : Text.decimal(value, 1) + " x";
    }

    /** An amount in whole units. */
    static String money(BigDecimal amount) {
        return Text.count(Math.round(amount.doubleValue()));
    }
}
