package io.assay.experiment.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.assay.base.UsageException;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Importances;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunRecord;
import io.assay.experiment.trade.KeptBook;
import io.assay.report.BookReport;
import io.assay.report.Importance;
import io.assay.report.RunPage;
import io.assay.report.StudyPage;

/** Finished runs, as their reports show them. */
public final class RunViews {
    private RunViews() {}

    /** Records of all finished runs, the newest first. */
    public static List<RunRecord> newestFirst(Wiring wiring) {
        return RunRecord.all(wiring.workspace()).stream()
                .sorted(Comparator.comparing((RunRecord run) ->
                                RunFolder.at(wiring.run(run.runId())).finishedAt())
                        .reversed())
                .toList();
    }

    /**
     * The record of a run.
     *
     * @throws UsageException if there is none of that name
     */
    public static RunRecord record(Wiring wiring, String id) {
        return RunRecord.all(wiring.workspace()).stream()
                .filter(run -> run.runId().equals(id))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no run of that name"));
    }

    /**
     * The page of a run, with the book of it that was looked at last.
     *
     * @throws UsageException if there is none of that name, or it keeps no figures
     */
    public static String page(Wiring wiring, String id) {
        RunRecord record = record(wiring, id);
        RunFolder folder = RunFolder.at(wiring.run(id));
        Importance importance = Importances.of(wiring, record);
        Optional<BookReport> book = KeptBook.read(wiring.workspace(), id);
        return folder.study()
                .map(study -> StudyPage.of(study.withNotes(folder.notes()), book, importance))
                .orElseGet(() -> RunPage.of(folder.report(), List.of(), importance, book));
    }

    /**
     * The book of a run that was looked at last.
     *
     * @throws UsageException if there is no such run, or nobody looked at a book of it
     */
    public static BookReport book(Wiring wiring, String id) {
        record(wiring, id);
        return KeptBook.read(wiring.workspace(), id)
                .orElseThrow(() -> new UsageException(
                        "nobody has looked at a book of run " + id + " yet. Fix: 'assay backtest " + id + "'"));
    }
}
