package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What portfolios would have come to, as a page. */
public final class PortfolioPage {
    private PortfolioPage() {}

    /** The page as HTML. */
    public static String of(PortfolioReport report) {
        Html page = Html.page("What would portfolios have come to?");
        if (report.ground().simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        page.paragraph(report.sentence());
        page.paragraph(PortfolioText.ground(report));
        PortfolioText.forecasts(report).forEach(page::paragraph);
        page.contents();
        returns(page, report);
        risks(page, report);
        page.heading("Weights over time");
        report.lines().stream().filter(line -> !line.isNull()).forEach(line -> weights(page, line));
        page.heading("What was run");
        page.paragraph(report.specification());
        page.paragraph(report.execution());
        page.table(
                List.of("what", "value"),
                List.of(
                        List.of("SHA-256 of the data", report.ground().dataHash()),
                        List.of("seed", Long.toString(report.ground().seed())),
                        List.of("universe", report.ground().universe())));
        if (!report.notes().isEmpty()) {
            page.heading("What to know of the data");
            page.list(report.notes());
        }
        DataSection.leftOut(page, Map.copyOf(report.ground().leftOut()));
        return page.text();
    }

    private static void returns(Html page, PortfolioReport report) {
        page.heading("Returns, net of all costs");
        page.picture(
                Svg.intervals(report.lines().stream()
                        .filter(line -> line.overEqual().isPresent())
                        .map(line -> new Svg.Interval(
                                line.book().name(),
                                line.overEqual().get().sharpeRange().lower(),
                                line.overEqual().get().sharpe(),
                                line.overEqual().get().sharpeRange().upper()))
                        .toList()),
                "Sharpe ratio a year less that of equal weight on the same days, with 95 % intervals of whole blocks of"
                        + " days. At zero, what a method knows is worth nothing beyond what it costs.");
        page.table(PortfolioText.RETURNS, PortfolioText.returns(report));
        page.paragraph(PortfolioText.OF_RETURNS);
        int[] days = report.equalWeight().book().days();
        List<TimeChart.Curve> equity = new ArrayList<>();
        List<TimeChart.Curve> falls = new ArrayList<>();
        for (PortfolioReport.Line line : report.lines()) {
            TimeChart.Look look = equity.isEmpty()
                    ? TimeChart.Look.MAIN
                    : line.overEqual().isEmpty() ? TimeChart.Look.SECOND : TimeChart.Look.FAINT;
            equity.add(new TimeChart.Curve(line.book().name(), line.book().equity(), look));
            falls.add(new TimeChart.Curve(
                    line.book().name(), BookSection.drawdown(line.book().equity()), look));
        }
        page.subheading("Equity");
        page.picture(
                TimeChart.of(days, equity, TimeChart.Unit.AMOUNT),
                "Equity at each close" + in(report)
                        + ", net of all costs. Blue: the first method asked for. Orange: equal" + " weight.");
        page.subheading("Drawdown");
        page.picture(
                TimeChart.of(days, falls, TimeChart.Unit.PERCENT), "How far equity is below its highest close so far.");
    }

    private static String in(PortfolioReport report) {
        return report.ground().currency().isEmpty()
                ? ""
                : " in " + report.ground().currency();
    }

    private static void risks(Html page, PortfolioReport report) {
        page.heading("Risk, predicted and realised");
        page.table(PortfolioText.RISKS, PortfolioText.risks(report));
        page.paragraph(PortfolioText.OF_RISKS);
    }

    private static void weights(Html page, PortfolioReport.Line line) {
        page.subheading(line.book().name());
        page.picture(
                StackChart.of(line.shares()),
                "Absolute weights as they were decided on each rebalancing day, one upon the other: the stocks that"
                        + " weigh most on the mean day, and all others together.");
    }
}
