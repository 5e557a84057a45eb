package io.assay.experiment.run;

import java.nio.file.Path;

import io.assay.base.AtomicFiles;
import io.assay.base.Json;
import io.assay.report.StudyReport;

/** What a study came to, in a file of its run's folder, so that it can be shown again without judging again. */
final class StudyFile {
    private static final String FILE = "study.json";

    private StudyFile() {}

    static Path in(Path folder) {
        return folder.resolve(FILE);
    }

    static void write(Path folder, StudyReport report) {
        AtomicFiles.write(in(folder), Json.pretty(report));
    }

    static StudyReport read(Path folder) {
        return Json.read(in(folder), StudyReport.class);
    }
}
