package io.assay.app.train;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.app.cli.Context;
import io.assay.app.cli.Workspace;
import io.assay.base.AtomicFiles;
import io.assay.experiment.run.RunFolder;
import io.assay.report.Importance;
import io.assay.report.StudyPage;
import io.assay.report.StudyReport;
import io.assay.report.StudyText;

/** Prints what a study came to. */
final class StudyOutput {
    private StudyOutput() {}

    /** The folder of the run that was made, with what is to be remembered of it. */
    static RunFolder folder(Context context, StudyReport report, StudyGround ground) {
        RunFolder folder =
                RunFolder.find(context.workspace(), Optional.of(report.run().runId()));
        if (!ground.note().isBlank()) {
            folder.note(ground.note(), context.clock());
        }
        return folder;
    }

    /** Prints it. */
    static void print(Context context, StudyReport report, StudyGround ground, String remark) {
        RunFolder folder = folder(context, report, ground);
        StudyReport noted = report.withNotes(folder.notes());
        Path page = new Workspace(context.workspace())
                .reports()
                .resolve("train-" + report.run().runId() + ".html");
        AtomicFiles.write(page, StudyPage.of(noted, Optional.empty(), Importance.none()));
        Map<String, Object> json = new TreeMap<>();
        json.put("study", noted);
        json.put("report", page.toString());
        context.output()
                .result(
                        json,
                        StudyText.of(noted, ground.show()) + remark + "Report: " + page
                                + "\nWith the money side and what the models lean on: assay report");
    }
}
