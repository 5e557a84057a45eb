package io.assay.experiment.pipeline;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import io.assay.experiment.ReportPages;
import io.assay.experiment.quality.QualityTrial;
import io.assay.quality.QualityScores;
import io.assay.report.QualityGates;
import io.assay.report.QualityReport;
import io.assay.report.Stage;
import io.assay.report.StepResult;

/** Asks whether models tell which signals will succeed, and keeps their score-weighted mean. */
public final class SignalStep implements Step {
    /** Role of its model. */
    public static final String ROLE = "signal_quality_model";

    private final SharedSignals signals;

    /** A step. */
    public SignalStep(SharedSignals signals) {
        this.signals = signals;
    }

    @Override
    public Stage stage() {
        return Stage.SIGNAL;
    }

    @Override
    public String specification() {
        return signals.spec().text();
    }

    @Override
    public Set<Stage> needs() {
        return Set.of(Stage.COLLECT, Stage.ENGINEER);
    }

    @Override
    public StepResult run(Map<Stage, StepResult> before) {
        QualityReport report = new QualityTrial(signals.spec(), signals.wiring()).run(signals.collected());
        String dataHash = report.collection().dataHash();
        Path workspace = signals.wiring().workspace();
        Path page = ReportPages.write(workspace, report);
        StepResult.Builder result = new StepResult.Builder(
                        report.sentence(),
                        report.specification(),
                        dataHash,
                        report.collection().simulated())
                .page(CollectStep.below(workspace, page))
                .gates(QualityGates.of(report))
                .notes(report.notes());
        report.scores().rows().forEach(row -> add(result, row, report.ledger().getOrDefault(row.name(), 0L)));
        report.model().ifPresent(kept -> result.model(ROLE, kept.id()));
        return result.build();
    }

    private static void add(StepResult.Builder result, QualityScores.Row row, long line) {
        if (row.outcome() != QualityScores.Outcome.NULL) {
            result.scored(row.name(), QualityTrial.SCORE, row.auc(), line)
                    .scored(row.name(), "accuracy", row.accuracy(), line)
                    .scored(row.name(), "lift of the success rate", row.lift(), line)
                    .scored(row.name(), "net return in excess", row.excess(), line);
        }
    }
}
