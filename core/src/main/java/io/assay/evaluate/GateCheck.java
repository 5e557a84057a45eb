package io.assay.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.assay.metric.Draws;

/**
 * How a run stands to one gate. A pure function of the figures: it decides nothing, see {@link Gate}.
 *
 * @param gate the threshold
 * @param outcome what is established
 * @param value the figure; NaN if the run has none
 * @param interval its interval; both ends the value for a count; NaN where it has none
 * @param nullValue what the best constant answer scores on the same rows; NaN where that says nothing
 * @param reason why, in words
 */
public record GateCheck(
        Gate gate, Outcome outcome, double value, Draws.Interval interval, double nullValue, String reason) {
    private static final double DAYS_A_YEAR = 365.25;
    private static final Draws.Interval NONE = new Draws.Interval(Double.NaN, Double.NaN);

    /** What is established. */
    public enum Outcome {
        /** The whole interval is at or beyond the threshold and beyond the null. */
        REACHED("REACHED"),
        /** The whole interval is on the wrong side, or the null reaches it as well as the model does. */
        NOT_REACHED("NOT REACHED"),
        /** The interval holds the threshold, or there is no interval. */
        NOT_ESTABLISHED("NOT ESTABLISHED"),
        /** The run has no such figure. */
        NOT_MEASURED("NOT ESTABLISHED");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        /** The words of reports. */
        public String title() {
            return title;
        }
    }

    /**
     * A figure that a run knows beside its judged predictions.
     *
     * @param reads what it is
     * @param figure with its interval
     * @param nullValue what needs no skill; NaN where there is no such thing
     */
    public record Extra(Gate.Reads reads, Figure figure, double nullValue) {}

    /** All gates, in their order, held against the judged predictions of a run. */
    public static List<GateCheck> of(Evaluation evaluation) {
        return of(evaluation, List.of());
    }

    /** The same with what else the run knows. */
    public static List<GateCheck> of(Evaluation evaluation, List<Extra> extras) {
        List<GateCheck> checks = new ArrayList<>();
        for (Gate gate : Gate.values()) {
            checks.add(extras.stream()
                    .filter(extra -> extra.reads() == gate.reads())
                    .findFirst()
                    .map(extra -> judge(gate, extra.figure(), extra.nullValue()))
                    .orElseGet(() -> check(gate, evaluation)));
        }
        return List.copyOf(checks);
    }

    private static GateCheck check(Gate gate, Evaluation evaluation) {
        Comparison.Span span = evaluation.span();
        String name = gate.reads().title();
        return switch (gate.reads()) {
            case SIGNALS -> judge(gate, exact(name, span.rows()), Double.NaN);
            case YEARS -> judge(gate, exact(name, (span.lastDay() - span.firstDay()) / DAYS_A_YEAR), Double.NaN);
            default ->
                evaluation.has(name)
                        ? judge(gate, evaluation.figure(name), nullOf(gate.reads(), evaluation))
                        : new GateCheck(
                                gate,
                                Outcome.NOT_MEASURED,
                                Double.NaN,
                                NONE,
                                Double.NaN,
                                "measured by: " + gate.reads().source().where());
        };
    }

    /** A figure that was counted, of which nothing is uncertain. */
    public static Figure exact(String name, double value) {
        return new Figure(name, value, new Draws.Interval(value, value), "counted");
    }

    /** What the best constant answer scores; with m the majority's share, K classes: F1 is 2 m / ((1 + m) K). */
    private static double nullOf(Gate.Reads reads, Evaluation evaluation) {
        int classes = evaluation.confusion().classes();
        double majority = evaluation.has("majority rate")
                ? evaluation.figure("majority rate").value()
                : Double.NaN;
        return switch (reads) {
            case ACCURACY -> majority;
            case AUC -> 0.5;
            case PRECISION -> majority / classes;
            case RECALL -> 1.0 / classes;
            case F1 -> 2 * majority / ((1 + majority) * classes);
            case R_SQUARED -> 0;
            case SHARPE ->
                evaluation.has(Evaluation.ALWAYS_UP_SHARPE)
                        ? Math.max(
                                0,
                                evaluation.figure(Evaluation.ALWAYS_UP_SHARPE).value())
                        : 0;
            default -> Double.NaN;
        };
    }

    /**
     * Holds a figure against a gate.
     *
     * @param nullValue what needs no skill; NaN if there is no such thing
     */
    public static GateCheck judge(Gate gate, Figure figure, double nullValue) {
        double sign = gate.reads().more() ? 1 : -1;
        Draws.Interval interval = figure.interval();
        double worst = sign * (sign > 0 ? interval.lower() : interval.upper());
        return judge(gate, figure, nullValue, Double.isNaN(nullValue) || worst > sign * nullValue);
    }

    /**
     * Holds a figure against a gate, beside a null that was measured on the same redrawn days.
     *
     * @param nullValue what needs no skill
     * @param lead interval of the figure less the null's, both on the same draws
     */
    public static GateCheck paired(Gate gate, Figure figure, double nullValue, Draws.Interval lead) {
        boolean over = gate.reads().more() ? lead.lower() > 0 : lead.upper() < 0;
        return judge(gate, figure, nullValue, over);
    }

    private static GateCheck judge(Gate gate, Figure figure, double nullValue, boolean overNull) {
        // Turned so that more is better.
        double sign = gate.reads().more() ? 1 : -1;
        Draws.Interval interval = figure.interval();
        double worst = sign * (sign > 0 ? interval.lower() : interval.upper());
        double best = sign * (sign > 0 ? interval.upper() : interval.lower());
        double threshold = sign * gate.threshold();
        Outcome outcome;
        String reason;
        if (Double.isNaN(figure.value()) || !interval.isDefined()) {
            outcome = Outcome.NOT_ESTABLISHED;
            reason = "no interval";
        } else if (best < threshold) {
            outcome = Outcome.NOT_REACHED;
            reason = "the whole interval is on the wrong side";
        } else if (sign * nullValue >= threshold && !overNull) {
            outcome = Outcome.NOT_REACHED;
            reason = String.format(Locale.ROOT, "reached by an answer without skill as well (%.3f)", nullValue);
        } else if (worst >= threshold && overNull) {
            outcome = Outcome.REACHED;
            reason = "the whole interval is beyond it";
        } else {
            outcome = Outcome.NOT_ESTABLISHED;
            reason = worst >= threshold ? "not better than its null for sure" : "the interval holds the threshold";
        }
        return new GateCheck(gate, outcome, figure.value(), interval, nullValue, reason);
    }
}
