package io.assay.report;

import io.assay.backtest.Performance;

/** A backtest as text for the terminal: a row a book. */
public final class BookText {
    private BookText() {}

    /** The text: how much to believe first, then what was traded. */
    public static String of(BookReport report) {
        StringBuilder text = new StringBuilder();
        if (report.simulated()) {
            text.append(VerdictSection.SIMULATED).append("\n\n");
        }
        report.heldOut()
                .ifPresent(days -> text.append(RunText.wrapped(days.sentence())).append("\n\n"));
        report.warnings()
                .forEach(w -> text.append(RunText.wrapped("WARNING: " + w)).append("\n\n"));
        text.append(RunText.wrapped(report.rule() + " " + report.execution())).append("\n\n");
        text.append(growth(report)).append('\n');
        text.append(RunText.wrapped(
                        "P > 0: probability that the true Sharpe ratio is above 0. Deflated: that it is above the best"
                                + " of " + BookFigures.tried(report) + "; eff.: of the "
                                + Text.count(report.trials().effective())
                                + " independent ones that these are worth, as far as their returns are kept."))
                .append("\n\n");
        text.append(trading(report)).append('\n');
        text.append(BookGates.text(report));
        frontier(text, report);
        text.append(BesideSection.text(report));
        report.model()
                .notes()
                .sentences()
                .forEach(s -> text.append("note: ").append(s).append('\n'));
        return text.toString();
    }

    /** What each book came to. */
    static String growth(BookReport report) {
        TextTable table = TextTable.of(
                "book",
                "total",
                "a year",
                "volatility",
                "Sharpe",
                "95 % interval",
                "P > 0",
                "deflated",
                "eff.",
                "Sortino",
                "fall",
                "Calmar");
        for (BookReport.Book book : report.books()) {
            Performance p = book.performance();
            table.row(
                    book.name(),
                    Text.signedPercent(p.growth().total()),
                    Text.signedPercent(p.growth().annual()),
                    Text.percent(p.growth().volatility()),
                    Text.signed(p.sharpe().annual(), 2),
                    Text.range(p.sharpe().low(), p.sharpe().high(), 2),
                    Text.decimal(p.sharpe().probabilistic(), 3),
                    Text.decimal(p.sharpe().deflated(), 3),
                    Text.decimal(p.sharpe().deflatedEffective(), 3),
                    Text.signed(p.growth().sortino(), 2),
                    Text.percent(p.drawdown().depth()),
                    Text.signed(p.growth().calmar(), 2));
        }
        return table.text();
    }

    /** What each book traded. */
    static String trading(BookReport report) {
        TextTable table = TextTable.of(
                "book",
                "days won",
                "trades won",
                "profit factor",
                "payoff",
                "round trips",
                "turnover",
                "costs " + report.currency(),
                "break-even");
        for (BookReport.Book book : report.books()) {
            Performance p = book.performance();
            table.row(
                    book.name(),
                    Text.percent(p.byDay().winRate()),
                    Text.percent(p.byTrade().winRate()),
                    Text.decimal(p.byTrade().profitFactor(), 2),
                    Text.decimal(p.byTrade().payoffRatio(), 2),
                    Text.count(p.byTrade().count()),
                    Text.decimal(p.trading().turnover(), 1),
                    BookFigures.money(p.trading().totals().costs()),
                    BookFigures.basisPoints(p.trading().breakEvenBp()));
        }
        return table.text();
    }

    /** The first book at other costs. */
    static void frontier(StringBuilder text, BookReport report) {
        if (report.frontier().isEmpty()) {
            return;
        }
        TextTable table = TextTable.of("cost a side", "return a year", "Sharpe");
        report.frontier()
                .forEach(c -> table.row(
                        BookFigures.basisPoints(c.costBp()),
                        Text.signedPercent(c.annual()),
                        Text.signed(c.sharpe(), 2)));
        text.append(table.text()).append('\n');
    }
}
