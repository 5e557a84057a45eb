package io.assay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.assay.evaluate.Gate;
import io.assay.evaluate.GateCheck;
import io.assay.report.PipelineReport.Step;

/** A pipeline as text for the terminal. */
public final class PipelineText {
    static final List<String> STEPS = List.of("step", "what it does", "state", "began", "took");
    static final List<String> FIGURES = List.of("step", "of", "figure", "value", "95 %", "ledger line");

    private static final Set<String> ASKED = Set.of("R84", "R85");
    private static final int DAY_AND_MINUTE = 16;
    private static final double HUNDRED = 100;

    private PipelineText() {}

    /** How every step stands, and the verdicts so far. */
    public static String of(PipelineReport report) {
        StringBuilder text = new StringBuilder(report.simulated() ? VerdictSection.SIMULATED + "\n\n" : "");
        text.append(steps(report)).append('\n');
        for (Step step : report.steps()) {
            step.standing()
                    .ifPresent(
                            result -> text.append(RunText.wrapped(step.stage().id() + ": " + result.sentence()))
                                    .append('\n'));
        }
        List<GateCheck> checks = checks(report);
        if (!checks.isEmpty()) {
            text.append("\nwhat was claimed (verdicts; they stop nothing and choose nothing)\n")
                    .append(GatesSection.table(checks));
        }
        List<String> missing = missing(report);
        if (!missing.isEmpty()) {
            text.append(RunText.wrapped(
                            "NOT ESTABLISHED, since no step measured it yet: " + String.join(", ", missing)))
                    .append('\n');
        }
        return text.toString();
    }

    /** The steps as a table. */
    static String steps(PipelineReport report) {
        TextTable table = TextTable.of(STEPS.toArray(new String[0]));
        stepRows(report).forEach(row -> table.row(row.toArray()));
        return table.text();
    }

    static List<List<String>> stepRows(PipelineReport report) {
        return report.steps().stream()
                .map(step -> List.of(
                        step.stage().id(),
                        step.stage().title(),
                        step.state().title(),
                        began(step),
                        took(step.seconds())))
                .toList();
    }

    private static String began(Step step) {
        String started = step.started();
        return started.length() < DAY_AND_MINUTE
                ? started
                : started.substring(0, DAY_AND_MINUTE).replace('T', ' ');
    }

    private static String took(double seconds) {
        if (Double.isNaN(seconds)) {
            return "";
        }
        return seconds < HUNDRED ? Text.decimal(seconds, 1) + " s" : Text.decimal(seconds / 60, 1) + " min";
    }

    /** Every number of every step, with the line of the ledger that tells of it. */
    static List<List<String>> figureRows(PipelineReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (Step step : report.steps()) {
            step.standing().ifPresent(result -> result.figures().forEach(line -> rows.add(row(step, line))));
        }
        return rows;
    }

    private static List<String> row(Step step, StepResult.Line line) {
        return List.of(
                step.stage().id(),
                line.whose(),
                line.name(),
                number(line.value()),
                Double.isNaN(line.low()) ? "" : "[" + number(line.low()) + ", " + number(line.high()) + "]",
                line.ledger() == 0 ? "counted" : Long.toString(line.ledger()));
    }

    private static String number(double value) {
        return Math.abs(value) >= HUNDRED ? Text.count(Math.round(value)) : Text.decimal(value, 5);
    }

    /** How the steps that are done stand to what was claimed, in the order of the gates. */
    static List<GateCheck> checks(PipelineReport report) {
        List<GateCheck> all = report.results().stream()
                .flatMap(result -> result.gates().stream())
                .toList();
        return Arrays.stream(Gate.values())
                .map(gate -> all.stream().filter(check -> check.gate() == gate).findFirst())
                .flatMap(Optional::stream)
                .toList();
    }

    /** What was claimed and no step has measured. */
    static List<String> missing(PipelineReport report) {
        Set<Gate> measured = checks(report).stream().map(GateCheck::gate).collect(Collectors.toSet());
        return Arrays.stream(Gate.values())
                .filter(gate -> ASKED.contains(gate.requirement()) && !measured.contains(gate))
                .map(gate -> gate.reads().title() + " (" + gate.requirement() + ")")
                .toList();
    }
}
