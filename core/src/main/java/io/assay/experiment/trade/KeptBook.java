package io.assay.experiment.trade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.assay.base.AtomicFiles;
import io.assay.base.Json;
import io.assay.report.BookReport;

/**
 * The last book of a run that somebody looked at, kept so that it can be shown again without making it, which would be
 * a look at a score.
 */
public final class KeptBook {
    private KeptBook() {}

    private static Path file(Path workspace, String runId) {
        return workspace.resolve("reports").resolve("backtest-" + runId + ".json");
    }

    /** Keeps a book in the place of the one before. */
    public static void write(Path workspace, BookReport report) {
        AtomicFiles.write(file(workspace, report.runId()), Json.line(report));
    }

    /**
     * The last book of a run; nothing if none was looked at.
     *
     * @param runId name of a finished run
     * @throws io.assay.base.DataException if the file is damaged
     */
    public static Optional<BookReport> read(Path workspace, String runId) {
        Path file = file(workspace, runId);
        return Files.exists(file) ? Optional.of(Json.read(file, BookReport.class)) : Optional.empty();
    }
}
