package io.assay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.assay.backtest.Drawdown;
import io.assay.backtest.Performance;
import io.assay.base.Days;

/** Costs, equity, drawdown and every figure of the books of a run. */
final class BookSection {
    private BookSection() {}

    static void add(Html page, BookReport report) {
        report.heldOut().ifPresent(days -> page.banner(days.sentence()));
        report.warnings().forEach(w -> page.banner("Warning: " + w));
        page.paragraph(report.rule() + " " + report.execution() + " It starts with "
                + Text.count(Math.round(report.capital())) + " " + report.currency() + ".");
        head(page, report);
        frontier(page, report);
        pictures(page, report);
        BesideSection.add(page, report);
        page.subheading("Every figure, net of all costs");
        page.table(BookFigures.heading(report), BookFigures.rows(report));
        BookGates.add(page, report);
        notes(page, report);
    }

    private static void head(Html page, BookReport report) {
        Performance p = report.model().performance();
        page.figures(List.of(
                new Html.Figure(
                        "return a year, net", Text.signedPercent(p.growth().annual())),
                new Html.Figure(
                        "Sharpe ratio a year, 95 % interval",
                        (Text.signed(p.sharpe().annual(), 2) + " "
                                        + Text.range(
                                                p.sharpe().low(), p.sharpe().high(), 2))
                                .strip()),
                new Html.Figure(
                        "above luck after " + Text.plural(report.trials().count(), "trial"),
                        Text.percent(p.sharpe().deflated())),
                new Html.Figure("deepest fall", Text.percent(p.drawdown().depth())),
                new Html.Figure(
                        "break-even cost a side",
                        BookFigures.basisPoints(p.trading().breakEvenBp())),
                new Html.Figure(
                        "equal weight, a year",
                        report.books().stream()
                                .filter(b -> b.name().equals(BookReport.EQUAL_WEIGHT))
                                .map(b -> Text.signedPercent(
                                        b.performance().growth().annual()))
                                .findFirst()
                                .orElse(Text.NONE))));
    }

    private static void frontier(Html page, BookReport report) {
        if (report.frontier().isEmpty()) {
            return;
        }
        page.subheading("At what cost it stops paying");
        double even = report.model().performance().trading().breakEvenBp();
        curve(page, report, c -> 100 * c.annual(), "return a year in percent", even);
        curve(page, report, BookReport.CostPoint::sharpe, "Sharpe ratio a year", even);
    }

    private static void curve(
            Html page, BookReport report, ToDoubleFunction<BookReport.CostPoint> value, String name, double even) {
        page.picture(
                PointChart.of(
                        report.frontier().stream()
                                .map(c -> PointChart.Point.of(c.costBp(), value.applyAsDouble(c)))
                                .toList(),
                        new PointChart.Frame(
                                "cost of a side in basis points: commission, half-spread and slippage together",
                                name,
                                true,
                                false,
                                List.of(new PointChart.Mark(even, "break-even " + Text.decimal(even, 1) + " bp")))),
                "The model's book at other costs: " + name
                        + "; "
                        + evenly(
                                even,
                                report.frontier()
                                        .get(report.frontier().size() - 1)
                                        .costBp())
                        + (name.startsWith("Sharpe")
                                ? " The interval at the costs asked for stands in the table."
                                : ""));
    }

    private static String evenly(double even, double highest) {
        if (Double.isNaN(even)) {
            return "it made no trade.";
        }
        if (even < 0) {
            return "its trades lose before any cost.";
        }
        return "its trades break even at " + Text.decimal(even, 1) + " bp"
                + (even > highest ? ", beyond this picture." : ".");
    }

    private static void pictures(Html page, BookReport report) {
        int[] days = report.model().days();
        if (days.length < 2) {
            page.paragraph("There are too few sessions for a curve.");
            return;
        }
        page.subheading("Equity");
        List<TimeChart.Curve> equity = new ArrayList<>();
        List<TimeChart.Curve> falls = new ArrayList<>();
        for (int b = 0; b < report.books().size(); b++) {
            BookReport.Book book = report.books().get(b);
            boolean model = b == 0;
            boolean second = book.name().equals(BookReport.EQUAL_WEIGHT);
            equity.add(new TimeChart.Curve(
                    book.name(),
                    book.equity(),
                    model ? TimeChart.Look.MAIN : second ? TimeChart.Look.SECOND : TimeChart.Look.FAINT));
            if (model || second) {
                falls.add(new TimeChart.Curve(
                        book.name(), drawdown(book.equity()), model ? TimeChart.Look.AREA : TimeChart.Look.SECOND));
            }
        }
        double[] all = report.books().stream()
                .flatMapToDouble(b -> Arrays.stream(b.equity()))
                .toArray();
        page.picture(
                TimeChart.of(days, equity, TimeChart.Unit.AMOUNT),
                "Equity at each close in " + report.currency() + ", net of all costs"
                        + (TimeChart.isWide(all) ? "; equal factors are equally high (log scale)" : "")
                        + ". Grey: null models by the same rule, on the same days, universe and costs.");
        page.subheading("Drawdown");
        page.picture(
                TimeChart.of(days, falls, TimeChart.Unit.PERCENT),
                "How far equity is below its highest close so far, the capital included.");
    }

    /** Equity over its running maximum, less 1: 0 or below. */
    static double[] drawdown(double[] equity) {
        double[] falls = new double[equity.length];
        double peak = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < equity.length; s++) {
            peak = Math.max(peak, equity[s]);
            falls[s] = equity[s] / peak - 1;
        }
        return falls;
    }

    /** What was the same for several books is said once, with their names. */
    private static void notes(Html page, BookReport report) {
        Map<String, List<String>> books = new LinkedHashMap<>();
        for (BookReport.Book book : report.books()) {
            book.notes()
                    .sentences()
                    .forEach(s ->
                            books.computeIfAbsent(s, k -> new ArrayList<>()).add(book.name()));
        }
        List<String> notes = new ArrayList<>();
        books.forEach((sentence, names) -> notes.add(
                (names.size() == report.books().size() ? "all books" : String.join(", ", names)) + ": " + sentence));
        if (!notes.isEmpty()) {
            page.subheading("What else happened");
            page.list(notes);
        }
    }

    /** A day, or {@code not yet} for none. */
    static String day(int epochDay) {
        return epochDay == Drawdown.NEVER ? "not yet" : Days.text(epochDay);
    }
}
