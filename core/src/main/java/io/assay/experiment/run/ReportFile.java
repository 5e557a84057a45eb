package io.assay.experiment.run;

import java.nio.file.Path;

import io.assay.base.AtomicFiles;
import io.assay.base.Json;
import io.assay.report.RunReport;

/** What a run of one specification came to, in a file of its folder, so that it can be shown again. */
final class ReportFile {
    private static final String FILE = "report.json";

    private ReportFile() {}

    static Path in(Path folder) {
        return folder.resolve(FILE);
    }

    static void write(Path folder, RunReport report) {
        AtomicFiles.write(in(folder), Json.pretty(report));
    }

    static RunReport read(Path folder) {
        return Json.read(in(folder), RunReport.class);
    }
}
