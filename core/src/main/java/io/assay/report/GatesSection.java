package io.assay.report;

import java.util.ArrayList;
import java.util.List;

import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Gate;
import io.assay.evaluate.GateCheck;
import io.assay.evaluate.GateCheck.Outcome;

/** The thresholds that were asked for, and how the run stands to each. They decide nothing. */
final class GatesSection {
    static final List<String> HEADING =
            List.of("set", "asked by", "figure", "gate", "value", "interval", "null", "verdict", "why");

    static final String MEANING = "Thresholds are held against the figures after the fact: they stop no search"
            + " and choose no model. REACHED means that the whole interval is beyond the threshold and beyond what an"
            + " answer without skill scores on the same rows. Intervals hold at 95 %; that of a share of stocks goes"
            + " from those whose own interval lies above to those whose own interval reaches it.";

    private GatesSection() {}

    static void add(Html page, RunReport report) {
        add(page, RunGates.of(report), report.evaluation());
    }

    static String text(RunReport report) {
        return text(RunGates.of(report), report.evaluation());
    }

    /** Checks on a page, and whether the figures fit each other. */
    static void add(Html page, List<GateCheck> checks, Evaluation evaluation) {
        page.heading("The thresholds that were asked for");
        page.paragraph(MEANING);
        page.table(HEADING, rows(checks));
        List<List<String>> missing = checks.stream()
                .filter(c -> c.outcome() == Outcome.NOT_MEASURED)
                .map(c -> List.of(
                        c.gate().level(),
                        c.gate().requirement(),
                        c.gate().reads().title(),
                        threshold(c.gate()),
                        c.gate().reads().source().where()))
                .toList();
        if (!missing.isEmpty()) {
            page.folded(
                    "NOT ESTABLISHED, since this run does not measure it",
                    List.of("set", "asked by", "figure", "gate", "measured by"),
                    missing);
        }
        ConversionsSection.add(page, evaluation);
    }

    /** The same as text. */
    static String text(List<GateCheck> checks, Evaluation evaluation) {
        List<String> missing = checks.stream()
                .filter(c -> c.outcome() == Outcome.NOT_MEASURED)
                .map(c -> c.gate().reads().title() + " ("
                        + c.gate().reads().source().where() + ")")
                .distinct()
                .toList();
        return "thresholds that were asked for (verdicts; they stop nothing and choose nothing)\n" + table(checks)
                + RunText.wrapped("NOT ESTABLISHED, since this run does not measure it: " + String.join(", ", missing))
                + "\n"
                + ConversionsSection.text(evaluation);
    }

    /** Checks as text, those that were measured. */
    static String table(List<GateCheck> checks) {
        TextTable table = TextTable.of("set", "figure", "gate", "value", "interval", "null", "verdict");
        for (List<String> row : rows(checks)) {
            table.row(row.get(0), row.get(2), row.get(3), row.get(4), row.get(5), row.get(6), row.get(7));
        }
        return table.text();
    }

    static List<List<String>> rows(List<GateCheck> checks) {
        List<List<String>> rows = new ArrayList<>();
        for (GateCheck c : checks) {
            if (c.outcome() != Outcome.NOT_MEASURED) {
                Gate gate = c.gate();
                boolean counted = c.interval().lower() == c.interval().upper();
                rows.add(List.of(
                        gate.level(),
                        gate.requirement(),
                        gate.reads().title(),
                        threshold(gate),
                        number(c.value()),
                        counted || !c.interval().isDefined()
                                ? ""
                                : "[" + number(c.interval().lower()) + ", "
                                        + number(c.interval().upper()) + "]",
                        Double.isNaN(c.nullValue()) ? "" : number(c.nullValue()),
                        c.outcome().title(),
                        c.reason()));
            }
        }
        return rows;
    }

    private static String threshold(Gate gate) {
        return (gate.reads().more() ? ">= " : "<= ") + number(gate.threshold());
    }

    private static String number(double value) {
        if (Math.abs(value) >= 1000) {
            return Text.count(Math.round(value));
        }
        return Text.decimal(value, Math.abs(value) >= 10 ? 1 : 3);
    }
}
