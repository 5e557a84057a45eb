package io.assay.experiment.pipeline;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import io.assay.experiment.quality.SignalCollection;
import io.assay.experiment.quality.SignalFiles;
import io.assay.quality.StrategyOutcomes;
import io.assay.report.CollectionReport;
import io.assay.report.Stage;
import io.assay.report.StepResult;

/** Collects the signals of strategies with what became of them, and writes them for people and other tools. */
public final class CollectStep implements Step {
    private final SharedSignals signals;
    private final BiConsumer<Path, Path> columnar;

    /**
     * A step.
     *
     * @param columnar writes a Parquet file (second) of a CSV file (first)
     */
    public CollectStep(SharedSignals signals, BiConsumer<Path, Path> columnar) {
        this.signals = signals;
        this.columnar = columnar;
    }

    @Override
    public Stage stage() {
        return Stage.COLLECT;
    }

    @Override
    public String specification() {
        return signals.text();
    }

    @Override
    public Set<Stage> needs() {
        return Set.of();
    }

    @Override
    public StepResult run(Map<Stage, StepResult> before) {
        SignalCollection.Collected collected = signals.collected();
        CollectionReport report = collected.report();
        Path workspace = signals.wiring().workspace();
        SignalFiles files = SignalFiles.write(
                collected, workspace, columnar, signals.wiring().progress());
        StepResult.Builder result = new StepResult.Builder(
                        report.sentence(), report.specification(), report.dataHash(), report.simulated())
                .counted("all strategies", "signals", report.counts().signals())
                .counted("all strategies", "effective signals", report.counts().effective())
                .counted("all strategies", "base rate", report.counts().baseRate());
        for (StrategyOutcomes.Row row : report.outcomes().rows()) {
            String whose = CollectionReport.name(row);
            result.scored(
                    whose,
                    "net return in excess of every day's trades",
                    row.excess(),
                    report.ledger().getOrDefault(whose, 0L));
        }
        return result.page(below(workspace, files.page()))
                .file(below(workspace, files.csv()))
                .file(below(workspace, files.parquet()))
                .notes(report.notes())
                .build();
    }

    /** A path as results hold it. */
    static String below(Path workspace, Path path) {
        return workspace.relativize(path).toString().replace('\\', '/');
    }
}
