package io.assay.experiment.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.assay.experiment.ReportPages;
import io.assay.experiment.Wiring;
import io.assay.experiment.regime.RegimeSpec;
import io.assay.experiment.regime.RegimeTrial;
import io.assay.quality.regime.RegimeRows.Index;
import io.assay.quality.regime.RegimeScores;
import io.assay.report.RegimeGates;
import io.assay.report.RegimeReport;
import io.assay.report.Stage;
import io.assay.report.StepResult;

/** Asks whether models tell the regimes of indices some sessions ahead, and keeps them. */
public final class RegimeStep implements Step {
    /** Role of the model of the first index. */
    public static final String ROLE = "market_regime_model";

    /**
     * An index.
     *
     * @param simulated whether it is
     */
    public record Asked(Index index, boolean simulated) {}

    private final RegimeSpec spec;
    private final List<Asked> indices;
    private final Wiring wiring;

    /**
     * A step.
     *
     * @param indices at least one
     */
    public RegimeStep(RegimeSpec spec, List<Asked> indices, Wiring wiring) {
        this.spec = spec;
        this.indices = List.copyOf(indices);
        this.wiring = wiring;
    }

    @Override
    public Stage stage() {
        return Stage.REGIME;
    }

    @Override
    public String specification() {
        return spec.text() + "; seed " + spec.seed().value() + "; of "
                + indices.stream()
                        .map(asked -> asked.index().whose() + " " + RegimeTrial.hash(asked.index()))
                        .collect(Collectors.joining(", "));
    }

    @Override
    public Set<Stage> needs() {
        return Set.of();
    }

    @Override
    public StepResult run(Map<Stage, StepResult> before) {
        List<RegimeReport> reports = indices.stream()
                .map(asked -> new RegimeTrial(spec, wiring).run(asked.index(), asked.simulated()))
                .toList();
        String sentence = reports.stream()
                .map(report -> report.index() + ": " + report.sentence())
                .collect(Collectors.joining(" "));
        StepResult.Builder result = new StepResult.Builder(
                        sentence,
                        spec.text(),
                        reports.get(0).dataHash(),
                        reports.stream().anyMatch(RegimeReport::simulated))
                .gates(RegimeGates.of(reports.get(0)));
        reports.forEach(report -> add(result, report));
        reports.forEach(report -> report.models()
                .forEach((name, id) -> result.model(role(report.equals(reports.get(0)), name, report), id)));
        return result.build();
    }

    /** The first model of the first index is the one that was asked for. */
    private String role(boolean firstIndex, String name, RegimeReport report) {
        boolean asked = firstIndex && name.equals(spec.candidates().get(0).name());
        return asked ? ROLE : "regime by " + name + ", " + report.index();
    }

    private void add(StepResult.Builder result, RegimeReport report) {
        Path page = ReportPages.write(wiring.workspace(), report);
        result.page(CollectStep.below(wiring.workspace(), page)).notes(report.notes());
        for (RegimeScores.Row row : report.scores().rows()) {
            if (row.outcome() != RegimeScores.Outcome.NULL) {
                String whose = row.name() + ", " + report.index();
                long line = report.ledger().getOrDefault(row.name(), 0L);
                result.scored(whose, "accuracy", row.accuracy(), line)
                        .scored(whose, "accuracy over persistence", row.over(), line)
                        .scored(whose, "recall of changes", row.recall(), line);
            }
        }
    }
}
