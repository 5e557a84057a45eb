package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.base.Days;
import io.assay.forecast.ForecastCoverage;
import io.assay.forecast.ForecastScores;
import io.assay.forecast.Outlook;
import io.assay.forecast.StockErrors;
import io.assay.metric.Draws;
import io.assay.train.uncertainty.Intervals.Interval;

/** How well prices are forecast, as text for the terminal. */
public final class ForecastText {
    static final List<String> HEADING = List.of(
            "model",
            "R2 over walk",
            "95 %",
            "R2 over drift",
            "95 %",
            "RMSE",
            "right sign",
            "95 %",
            "prices <= 0",
            "new range",
            "verdict");

    static final List<String> COVERAGE =
            List.of("model", "stated", "held", "95 %", "mean width", "rows", "no interval", "found");

    static final List<String> DIFFERENCES = List.of("model", "nearer than", "squared error saved", "99 % at once");

    static final List<String> OUTLOOK =
            List.of("stock", "model", "last close", "of", "log return", "price", "80 % interval", "95 % interval", "");

    static final String LEGEND =
            "R2 of log returns out of sample: 1 less the squared errors over those of saying that the price stays"
                    + " (walk) or of the mean return of the training rows (drift). A verdict of SKILL says that squared"
                    + " errors are below those of every null at once (one-sided 1 %). RMSE in log returns. New range:"
                    + " predicted prices outside the range of the stock's closes so far. Intervals are of whole days in"
                    + " blocks.";

    static final String OF_COVERAGE =
            "Intervals are conformal: as wide as errors over volatility were on earlier windows whose outcomes were"
                    + " known before the window's first day. Held: share of rows whose outcome lay inside; width in log"
                    + " returns; no interval: rows before enough outcomes were known.";

    static final String OF_OUTLOOK =
            "From models fitted on every row whose outcome is known; prices are on the basis of the adjusted closes."
                    + " NOT BELIEVED: the walk-forward did not establish skill, so that the middle says no more than"
                    + " the last close.";

    private static final int MOST_STOCKS = 10;

    private ForecastText() {}

    /** The text. */
    public static String of(ForecastReport report) {
        StringBuilder text = new StringBuilder(report.simulated() ? VerdictSection.SIMULATED + "\n\n" : "");
        text.append(ProofSection.warning(Optional.of(report.proof())));
        text.append(RunText.wrapped(report.sentence())).append("\n\n");
        for (ForecastReport.Horizon horizon : report.horizons()) {
            add(text, report, horizon);
        }
        text.append(RunText.wrapped(LEGEND)).append('\n');
        text.append(RunText.wrapped(OF_COVERAGE)).append('\n');
        text.append(RunText.wrapped(OF_OUTLOOK)).append('\n');
        report.notes()
                .forEach(note -> text.append(RunText.wrapped("note: " + note)).append('\n'));
        return text.toString();
    }

    private static void add(StringBuilder text, ForecastReport report, ForecastReport.Horizon horizon) {
        text.append(RunText.wrapped(ground(report, horizon))).append('\n');
        text.append(table(HEADING, scores(horizon))).append('\n');
        text.append(table(COVERAGE, coverage(horizon))).append('\n');
        if (horizon.stocks().size() <= MOST_STOCKS) {
            text.append("R2 over the random walk, stock by stock (the best of many is good by chance alone)\n");
            text.append(table(stockHeading(horizon), stocks(horizon))).append('\n');
        }
        text.append("thresholds that were asked for (verdicts; they stop nothing and choose nothing)\n");
        TextTable gates = TextTable.of("model", "asked by", "figure", "gate", "value", "interval", "null", "verdict");
        ForecastGates.rows(horizon)
                .forEach(row -> gates.row(row.subList(0, row.size() - 1).toArray()));
        text.append(gates.text()).append('\n');
        if (!horizon.outlooks().isEmpty()) {
            text.append("what they say of the next ")
                    .append(Text.plural(horizon.sessions(), "session"))
                    .append('\n');
            text.append(table(OUTLOOK, outlooks(horizon))).append('\n');
        }
    }

    private static String table(List<String> heading, List<List<String>> rows) {
        TextTable table = TextTable.of(heading.toArray(new String[0]));
        rows.forEach(row -> table.row(row.toArray()));
        return table.text();
    }

    /** On what. */
    static String ground(ForecastReport report, ForecastReport.Horizon horizon) {
        ForecastScores scores = horizon.scores();
        return Text.plural(horizon.sessions(), "session") + " ahead: " + Text.count(scores.count()) + " rows of "
                + Text.plural(report.stocks(), "stock") + " on " + Text.count(scores.days())
                + " days judged out of sample, " + Days.text(horizon.days().firstDay()) + " to "
                + Days.text(horizon.days().lastDay()) + "; " + Text.percent(scores.beyond())
                + " of the prices that came true lie outside the range of their stock so far; "
                + Text.plural(report.trials(), "trial") + " in the ledger."
                + (scores.silent() > 0 ? " " + Text.count(scores.silent()) + " left out: somebody was silent." : "");
    }

    /** A row each model, under {@link #HEADING}. */
    static List<List<String>> scores(ForecastReport.Horizon horizon) {
        List<List<String>> table = new ArrayList<>();
        for (ForecastScores.Row row : horizon.scores().rows()) {
            table.add(List.of(
                    row.name(),
                    Text.signed(row.overWalk().value(), 4),
                    Text.range(
                            row.overWalk().interval().lower(),
                            row.overWalk().interval().upper(),
                            4),
                    Text.signed(row.overDrift().value(), 4),
                    Text.range(
                            row.overDrift().interval().lower(),
                            row.overDrift().interval().upper(),
                            4),
                    Text.decimal(row.rmse(), 5),
                    Text.percent(row.direction().value()),
                    share(row.direction().interval()),
                    Text.percent(row.negative()),
                    Text.percent(row.beyond()),
                    row.outcome().title()));
        }
        return table;
    }

    /** A row each model and level, under {@link #COVERAGE}. */
    static List<List<String>> coverage(ForecastReport.Horizon horizon) {
        List<List<String>> table = new ArrayList<>();
        for (ForecastScores.Row row : horizon.scores().rows()) {
            for (ForecastCoverage.Level level : row.coverage().levels()) {
                table.add(List.of(
                        row.name(),
                        Text.percent(level.stated()),
                        Text.percent(level.covered().value()),
                        share(level.covered().interval()),
                        Text.decimal(level.width().value(), 4),
                        Text.count(level.rows()),
                        Text.count(row.coverage().silent()),
                        level.verdict()));
            }
        }
        return table;
    }

    /** A row each model and null, under {@link #DIFFERENCES}. */
    static List<List<String>> differences(ForecastReport.Horizon horizon) {
        List<List<String>> table = new ArrayList<>();
        for (ForecastScores.Row row : horizon.judged()) {
            for (ForecastScores.Difference difference : row.differences()) {
                table.add(List.of(
                        row.name(),
                        difference.than(),
                        scaled(difference.saved()),
                        "[" + scaled(difference.lower()) + ", " + scaled(difference.upper()) + "]"));
            }
        }
        return table;
    }

    /** Squared log returns in millionths. */
    private static String scaled(double squared) {
        return Text.signed(1e6 * squared, 2);
    }

    static List<String> stockHeading(ForecastReport.Horizon horizon) {
        List<String> heading = new ArrayList<>(List.of("stock", "rows"));
        horizon.judged().forEach(model -> heading.add(model.name()));
        return heading;
    }

    static List<List<String>> stocks(ForecastReport.Horizon horizon) {
        List<List<String>> table = new ArrayList<>();
        for (StockErrors stock : horizon.stocks()) {
            List<String> row = new ArrayList<>(List.of(stock.stock(), Text.count(stock.rows())));
            stock.overWalk().forEach(value -> row.add(Text.signed(value, 4)));
            table.add(row);
        }
        return table;
    }

    /** A row each stock and model, under {@link #OUTLOOK}. */
    static List<List<String>> outlooks(ForecastReport.Horizon horizon) {
        List<List<String>> table = new ArrayList<>();
        for (Outlook outlook : horizon.outlooks()) {
            table.add(List.of(
                    outlook.stock(),
                    outlook.model(),
                    Text.decimal(outlook.close(), 2),
                    Days.text(outlook.day()),
                    Text.signedPercent(outlook.logReturn()),
                    Text.decimal(outlook.price(), 2),
                    prices(outlook, outlook.likely()),
                    prices(outlook, outlook.nearlySure()),
                    outlook.isBelieved() ? "" : "NOT BELIEVED"));
        }
        return table;
    }

    private static String prices(Outlook outlook, Interval change) {
        return Double.isNaN(change.low())
                ? "too few outcomes"
                : Text.decimal(outlook.at(change.low()), 2) + " to " + Text.decimal(outlook.at(change.high()), 2);
    }

    private static String share(Draws.Interval interval) {
        return interval.isDefined() ? Text.percent(interval.lower()) + " to " + Text.percent(interval.upper()) : "";
    }
}
