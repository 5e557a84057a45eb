package io.assay.report;

import java.util.ArrayList;
import java.util.List;

import io.assay.evaluate.Figure;
import io.assay.evaluate.Gate;
import io.assay.evaluate.GateCheck;
import io.assay.forecast.ForecastScores;
import io.assay.metric.Draws;

/**
 * How forecasts stand to the thresholds that were asked for. R-squared is that of returns over the random walk: that of
 * price levels is near 1 for whoever repeats the last price, and says nothing.
 */
public final class ForecastGates {
    static final List<String> HEADING =
            List.of("model", "asked by", "figure", "gate", "value", "interval", "null", "verdict", "why");

    private static final String OVER_WALK = "R2 of returns over the random walk";

    private ForecastGates() {}

    /** The checks of one model over one horizon. */
    public static List<GateCheck> of(ForecastReport.Horizon horizon, ForecastScores.Row row) {
        Figure overWalk =
                new Figure(OVER_WALK, row.overWalk().value(), row.overWalk().interval(), "of log returns");
        double drift = horizon.scores().rows().stream()
                .filter(other -> other.outcome() == ForecastScores.Outcome.NULL)
                .mapToDouble(other -> other.overWalk().value())
                .max()
                .orElseThrow();
        Figure negative = new Figure(
                Gate.Reads.NEGATIVE_PREDICTIONS.title(),
                row.negative(),
                new Draws.Interval(row.negative(), row.negative()),
                "counted");
        return List.of(
                GateCheck.judge(Gate.CLAIM_R_SQUARED, overWalk, drift),
                GateCheck.judge(Gate.STOCKS_R_SQUARED, overWalk, drift),
                GateCheck.judge(Gate.STOCKS_NEGATIVE, negative, Double.NaN));
    }

    /** A row each model and threshold, under {@link #HEADING}. */
    static List<List<String>> rows(ForecastReport.Horizon horizon) {
        List<List<String>> rows = new ArrayList<>();
        for (ForecastScores.Row row : horizon.judged()) {
            for (GateCheck check : of(horizon, row)) {
                rows.add(row(row.name(), check));
            }
        }
        return rows;
    }

    private static List<String> row(String model, GateCheck check) {
        boolean counted = check.gate() == Gate.STOCKS_NEGATIVE;
        return List.of(
                model,
                check.gate().requirement(),
                counted ? check.gate().reads().title() : OVER_WALK,
                (check.gate().reads().more() ? ">= " : "<= ")
                        + Text.decimal(check.gate().threshold(), 2),
                Text.decimal(check.value(), 4),
                counted
                        ? ""
                        : Text.range(check.interval().lower(), check.interval().upper(), 4),
                Double.isNaN(check.nullValue()) ? "" : Text.decimal(check.nullValue(), 4),
                check.outcome().title(),
                counted ? "counted; a close times exp of a log return is above 0, skill or none" : check.reason());
    }
}
