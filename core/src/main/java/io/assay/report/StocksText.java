package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.quality.Estimate;
import io.assay.stocks.Compared;
import io.assay.stocks.ModelFigures;
import io.assay.stocks.ModelNames;
import io.assay.stocks.PairedTest;
import io.assay.stocks.StockChoice;

/** Which model of a stock is better, as text for the terminal. */
public final class StocksText {
    static final List<String> MODELS =
            List.of("model", "R2", "95 %", "prices <= 0", "trades", "win rate", "95 %", "Sharpe", "95 %");
    static final List<String> TESTS = List.of("first", "second", "R2 lead", "95 %", "DM t", "p", "verdict", "stocks");
    static final List<String> STOCKS = List.of(
            "stock",
            "rows",
            "unfilled",
            "model",
            "R2",
            "95 %",
            "DM t",
            "p",
            "win rate",
            "Sharpe",
            "95 %",
            "DSR",
            "years needed");
    static final List<String> CHOICES = List.of(
            "stock",
            "chosen",
            "R2 before",
            "choice p",
            "choice",
            "rows",
            "R2 after",
            "95 %",
            "DM p",
            "win rate",
            "Sharpe",
            "95 %",
            "DSR",
            "model kept");

    static final String CLAIMED =
            "Claimed before (S3): the original R2 -70.10, Sharpe -4.05, win rate 34 %; the new model on"
                    + " SCOM R2 .13, Sharpe 10.67, 0 % negative predictions. Those were other rows, another"
                    + " horizon, one window that also stopped the training, and no costs: a Sharpe ratio of three"
                    + " months has an interval of about 4 either way before anything is selected.";
    static final String WHO = "Original: one model of all stocks that reads the day's open, high, low and close and"
            + " predicts a price, scaled over all stocks at once. Own scaler: the same of each stock by"
            + " itself, scaled by its own range. Own model: of each stock, on scale-free features,"
            + " predicts the log return. Global model: the same of all stocks together. The models of"
            + " prices read one day and are no networks unless a preset of one is asked for: what the"
            + " request's LSTM adds is not asked here. They read adjusted prices, which know later splits"
            + " and dividends, so they are compared and never kept.";
    static final String LEGEND =
            "R2: 1 less squared errors over those of the random walk; each stock's errors are told in"
                    + " its mean square return before the first window. DM: Diebold and Mariano (1995) on daily"
                    + " squared errors with the error of Newey and West and the correction of Harvey, Leybourne"
                    + " and Newbold (1997), two sided; below 0 the first loses less. Better is who the test and"
                    + " the interval of redrawn blocks of days agree on; 'stocks': of how many a difference is"
                    + " found at a false discovery rate of 10 %. Trades: on the sign of the answer, held over the"
                    + " horizon, long and short alike (shares to borrow may not be had), each paying the whole"
                    + " round trip; none where nobody traded on the day of the entry. Sharpe: of an average"
                    + " tranche, a year. DSR: probability that the true ratio is above the best of all looks"
                    + " without skill, from the first tranche alone, and so are the years needed; below .95 it is"
                    + " not credible. A Sharpe ratio takes no risk-free rate off. Models of returns cannot predict"
                    + " a price below 0: no merit.";

    static final String SURVIVORSHIP =
            "Stocks that vanished before the data was gathered may be missing (survivorship).";

    private StocksText() {}

    /** The text. */
    public static String of(StocksReport report) {
        StringBuilder text = new StringBuilder(report.simulated() ? VerdictSection.SIMULATED + "\n\n" : "");
        report.sentences().forEach(s -> text.append(RunText.wrapped(s)).append('\n'));
        text.append('\n').append(RunText.wrapped(ground(report))).append("\n\n");
        text.append("all stocks together\n").append(table(MODELS, models(report.all())));
        text.append('\n').append(table(TESTS, tests(report)));
        text.append("\neach stock, against the random walk\n").append(table(STOCKS, stocks(report)));
        text.append("\nchosen by earlier windows, judged on the last one\n").append(table(CHOICES, choices(report)));
        report.chosen()
                .ifPresent(c -> text.append("\nthe chosen ones together, on the last window\n")
                        .append(table(MODELS, models(c))));
        if (!report.gates().isEmpty()) {
            text.append("\nthresholds that were asked for (verdicts; they stop nothing and choose nothing)\n")
                    .append(GatesSection.table(report.gates()));
            report.gates()
                    .forEach(g -> text.append(RunText.wrapped(g.gate().reads().title() + ": " + g.reason() + "."))
                            .append('\n'));
        }
        text.append('\n').append(RunText.wrapped(CLAIMED)).append('\n');
        text.append(RunText.wrapped(WHO))
                .append('\n')
                .append(RunText.wrapped(LEGEND))
                .append('\n');
        remarks(report).forEach(r -> text.append(RunText.wrapped("note: " + r)).append('\n'));
        return text.toString();
    }

    private static String table(List<String> heading, List<List<String>> rows) {
        TextTable table = TextTable.of(heading.toArray(new String[0]));
        rows.forEach(row -> table.row(row.toArray()));
        return table.text();
    }

    /** On what. */
    static String ground(StocksReport report) {
        return Text.plural(report.stocks().size(), "recommended stock") + ", "
                + Text.count(report.all().rows())
                + " rows judged out of sample, " + report.window() + ", all after the analysis, which went to "
                + report.recommendations().window().last() + "; log return over "
                + Text.plural(report.recommendations().horizon(), "session") + "; on "
                + Text.percent(report.all().unfilled()) + " of the rows nobody traded on the day of the entry; a round"
                + " trip costs " + Text.decimal(1e4 * report.roundTrip(), 0) + " basis points; "
                + Text.count(report.chances()) + " pairs of stock and model were looked at; "
                + Text.plural(report.trials(), "trial") + " in the ledger.";
    }

    /** What else to know. */
    static List<String> remarks(StocksReport report) {
        List<String> remarks = new ArrayList<>(report.notes());
        if (!report.simulated()) {
            remarks.add(SURVIVORSHIP);
        }
        long atClose = report.recommendations().recommended().stream()
                .filter(s -> s.atClose())
                .count();
        if (atClose > 0) {
            remarks.add("Of " + Text.plural(atClose, "recommended stock")
                    + " the opens on record were not traded at: entries and exits are at the close of the next session."
                    + " Closes of thin stocks are stale, and what a model tells of them cannot always be earned.");
        }
        new TreeMap<>(report.leftOut()).forEach((who, why) -> remarks.add(who + " is left out: " + why));
        return remarks;
    }

    /** A row each model, under {@link #MODELS}. */
    static List<List<String>> models(Compared of) {
        List<List<String>> rows = new ArrayList<>();
        for (ModelFigures f : of.figures()) {
            rows.add(List.of(
                    f.model(),
                    number(f.rSquared().value()),
                    range(f.rSquared()),
                    Text.percent(f.negative()),
                    Text.count(f.trades().count()),
                    Text.percent(f.trades().winRate().value()),
                    shares(f.trades().winRate()),
                    Text.signed(f.trades().sharpe().value(), 2),
                    range(f.trades().sharpe())));
        }
        return rows;
    }

    /** A row each pair, under {@link #TESTS}. */
    static List<List<String>> tests(StocksReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (PairedTest t : report.all().tests()) {
            rows.add(List.of(
                    t.first(),
                    t.second(),
                    number(t.lead().value()),
                    range(t.lead()),
                    Text.signed(t.test().statistic(), 2),
                    Text.pValue(t.test().p()),
                    t.verdict(),
                    report.discoveries(t.first(), t.second()) + " of "
                            + report.stocks().size()));
        }
        return rows;
    }

    /** A row each stock and model, under {@link #STOCKS}. */
    static List<List<String>> stocks(StocksReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (Compared stock : report.stocks()) {
            for (String model : ModelNames.MODELS) {
                ModelFigures f = stock.of(model);
                PairedTest test = StocksReport.test(stock, model, ModelNames.RANDOM_WALK);
                rows.add(List.of(
                        stock.symbols().get(0),
                        Text.count(stock.rows()),
                        Text.percent(stock.unfilled()),
                        model,
                        number(f.rSquared().value()),
                        range(f.rSquared()),
                        Text.signed(test.test().statistic(), 2),
                        Text.pValue(test.test().p()),
                        Text.percent(f.trades().winRate().value()),
                        Text.signed(f.trades().sharpe().value(), 2),
                        range(f.trades().sharpe()),
                        Text.decimal(f.trades().deflated(), 2),
                        Text.decimal(f.trades().yearsNeeded(), 1)));
            }
        }
        return rows;
    }

    /** A row each choice, under {@link #CHOICES}. */
    static List<List<String>> choices(StocksReport report) {
        Map<String, String> kept = report.kept();
        List<List<String>> rows = new ArrayList<>();
        for (StockChoice c : report.choices()) {
            ModelFigures f = c.judged().of(ModelNames.CHOSEN);
            rows.add(List.of(
                    c.symbol(),
                    c.chosen(),
                    number(c.before().getOrDefault(c.chosen(), Double.NaN)),
                    Text.pValue(c.p()),
                    c.isEstablished() ? "established" : "not established",
                    Text.count(c.judged().rows()),
                    number(f.rSquared().value()),
                    range(f.rSquared()),
                    Text.pValue(c.judged().tests().get(0).test().p()),
                    Text.percent(f.trades().winRate().value()),
                    Text.signed(f.trades().sharpe().value(), 2),
                    range(f.trades().sharpe()),
                    Text.decimal(f.trades().deflated(), 2),
                    kept.getOrDefault(c.symbol(), "none")));
        }
        return rows;
    }

    /** R-squared of a bad model of prices runs into the thousands. */
    private static String number(double value) {
        return Math.abs(value) >= 100 ? Text.signed(value, 0) : Text.signed(value, 3);
    }

    private static String range(Estimate of) {
        double low = of.interval().lower();
        double high = of.interval().upper();
        return Text.range(low, high, Math.max(Math.abs(low), Math.abs(high)) >= 100 ? 0 : 2);
    }

    private static String shares(Estimate of) {
        return of.interval().isDefined()
                ? Text.percent(of.interval().lower()) + " to "
                        + Text.percent(of.interval().upper())
                : "";
    }
}
