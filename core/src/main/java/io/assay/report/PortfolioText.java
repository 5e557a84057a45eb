package io.assay.report;

import java.util.ArrayList;
import java.util.List;

import io.assay.backtest.Performance;
import io.assay.base.Days;

/** Portfolios as text for the terminal. */
public final class PortfolioText {
    static final List<String> RETURNS = List.of(
            "method",
            "a year, net",
            "volatility",
            "Sharpe",
            "95 % interval",
            "deflated",
            "deepest fall",
            "over equal weight, a year",
            "interval",
            "Sharpe over it",
            "its interval");

    static final List<String> RISKS = List.of(
            "method",
            "names",
            "turnover",
            "costs",
            "predicted",
            "realised",
            "realised over predicted",
            "bent",
            "no forecast",
            "ledger");

    static final String OF_RETURNS = "Deflated: probability that the true Sharpe ratio is above that of the best of all"
            + " trials in this workspace, had none of them skill. Differences to equal weight are of the same"
            + " days, drawn together in blocks, with 95 % intervals. Equal weight and inverse volatility know no"
            + " constraint, whatever was asked of the others.";

    static final String OF_RISKS = "Names: how many names of equal weight are as much spread. Turnover: bought and sold"
            + " a year, over equity. Predicted and realised: volatility a year; realised over predicted is the root"
            + " mean square of each day's return over what was predicted of it, 1 where predictions hold. Bent: days on"
            + " which the method's own weights broke a constraint and the nearest that keep all were held. No forecast:"
            + " days on which none was believed.";

    private PortfolioText() {}

    /** The text. */
    public static String of(PortfolioReport report) {
        StringBuilder text = new StringBuilder();
        if (report.ground().simulated()) {
            text.append(VerdictSection.SIMULATED).append("\n\n");
        }
        text.append(RunText.wrapped(report.sentence())).append("\n\n");
        text.append(RunText.wrapped(ground(report))).append("\n\n");
        text.append(table(RETURNS, returns(report))).append('\n');
        text.append(RunText.wrapped(OF_RETURNS)).append("\n\n");
        text.append(table(RISKS, risks(report))).append('\n');
        text.append(RunText.wrapped(OF_RISKS)).append("\n\n");
        forecasts(report).forEach(s -> text.append(RunText.wrapped(s)).append("\n\n"));
        text.append(RunText.wrapped(report.execution())).append('\n');
        report.notes().forEach(n -> text.append(RunText.wrapped("note: " + n)).append('\n'));
        return text.toString();
    }

    private static String table(List<String> heading, List<List<String>> rows) {
        TextTable table = TextTable.of(heading.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray()));
        return table.text();
    }

    static String ground(PortfolioReport report) {
        return Text.plural(report.ground().stocks(), "stock") + ", "
                + Days.text(report.days().firstDay()) + " to "
                + Days.text(report.days().lastDay()) + ", "
                + Text.plural(report.rebalancings(), "rebalancing") + "; " + report.heldOut() + ".";
    }

    static List<List<String>> returns(PortfolioReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (PortfolioReport.Line line : report.lines()) {
            Performance p = line.book().performance();
            List<String> row = new ArrayList<>(List.of(
                    line.book().name(),
                    Text.signedPercent(p.growth().annual()),
                    Text.percent(p.growth().volatility()),
                    Text.signed(p.sharpe().annual(), 2),
                    Text.range(p.sharpe().low(), p.sharpe().high(), 2),
                    line.isNull() ? Text.NONE : Text.decimal(p.sharpe().deflated(), 3),
                    Text.percent(p.drawdown().depth())));
            row.addAll(line.overEqual()
                    .map(o -> List.of(
                            Text.signedPercent(o.mean()),
                            Text.percentRange(o.meanRange(), 1),
                            Text.signed(o.sharpe(), 2),
                            Text.range(o.sharpeRange().lower(), o.sharpeRange().upper(), 2)))
                    .orElse(List.of(Text.NONE, "", Text.NONE, "")));
            rows.add(row);
        }
        return rows;
    }

    static List<List<String>> risks(PortfolioReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (PortfolioReport.Line line : report.lines()) {
            Performance p = line.book().performance();
            rows.add(List.of(
                    line.book().name(),
                    Text.decimal(line.risk().names(), 1),
                    Text.decimal(p.trading().turnover(), 1) + " x",
                    BookFigures.money(p.trading().totals().costs()),
                    Text.percent(line.risk().predicted()),
                    Text.percent(line.risk().realised()),
                    Text.decimal(line.risk().bias(), 2),
                    Text.count(line.exceptions().bent()),
                    Text.count(line.exceptions().silent()),
                    line.ledger().map(number -> Text.count(number)).orElse(Text.NONE)));
        }
        return rows;
    }

    /** What is believed of forecasts; nothing where there are none. */
    static List<String> forecasts(PortfolioReport report) {
        return report
                .forecasts()
                .map(known -> "Forecasts by the last rebalancing: mean daily rank correlation with what came "
                        + Text.signed(known.ic(), 4) + " (standard error " + Text.decimal(known.error(), 4) + ", "
                        + Text.plural(known.days(), "day") + " whose outcomes were known); believed "
                        + Text.decimal(known.confidence(), 4)
                        + ". On each earlier day less was known, and that alone was used.")
                .stream()
                .toList();
    }
}
