package io.assay.experiment.quality;

import java.nio.file.Path;
import java.util.function.BiConsumer;

import io.assay.base.Progress;
import io.assay.experiment.ReportPages;
import io.assay.quality.SignalsFile;
import io.assay.report.CollectionPage;

/**
 * Where collected signals were written.
 *
 * @param csv a line each signal
 * @param parquet the same in columns
 * @param page for people
 */
public record SignalFiles(Path csv, Path parquet, Path page) {
    /**
     * Writes them into a workspace.
     *
     * @param columnar writes a Parquet file (second) of a CSV file (first)
     */
    public static SignalFiles write(
            SignalCollection.Collected collected, Path workspace, BiConsumer<Path, Path> columnar, Progress progress) {
        String name = "signals-" + collected.name();
        Path csv = workspace.resolve("signals").resolve(name + ".csv");
        Path parquet = csv.resolveSibling(name + ".parquet");
        progress.start("Writing files", 2);
        SignalsFile.write(csv, collected.signals());
        progress.step("CSV");
        columnar.accept(csv, parquet);
        progress.step("Parquet");
        progress.done();
        Path page = ReportPages.write(workspace, name, CollectionPage.of(collected.report()));
        return new SignalFiles(csv, parquet, page);
    }
}
