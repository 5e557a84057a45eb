package io.assay.app.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.experiment.Wiring;
import io.assay.experiment.run.Importances;
import io.assay.experiment.run.RunFolder;
import io.assay.report.BookReport;
import io.assay.report.BookText;
import io.assay.report.Importance;
import io.assay.report.RunPage;
import io.assay.report.RunReport;
import io.assay.report.RunText;
import io.assay.report.StudyPage;
import io.assay.report.StudyReport;
import io.assay.report.StudyText;

/**
 * Everything that is shown of a finished run, as a page, as text and as values for machines.
 *
 * @param run verdict and figures
 * @param study what several candidates came to; empty for a run of one specification
 * @param books what acting on it came to; empty if that was not worked out
 * @param importance what its models lean on
 */
public record RunReports(
        RunReport run, Optional<StudyReport> study, Optional<BookReport> books, Importance importance) {
    /**
     * What is kept of a run.
     *
     * @throws io.assay.base.UsageException if it was written before its figures were kept
     */
    public static RunReports of(RunFolder folder, Wiring wiring, Optional<BookReport> books) {
        Optional<StudyReport> study = folder.study().map(s -> s.withNotes(folder.notes()));
        return new RunReports(folder.report(), study, books, Importances.of(wiring, folder.record()));
    }

    /** The page as HTML. */
    public String page() {
        return study.map(s -> StudyPage.of(s, books, importance))
                .orElseGet(() -> RunPage.of(run, List.of(), importance, books));
    }

    /** The text for a terminal, with so many stocks at most. */
    public String text(int stocks) {
        return study.map(s -> StudyText.of(s, stocks)).orElseGet(() -> RunText.of(run, stocks))
                + "\n"
                + books.map(b -> "MONEY: what acting on it would have come to\n" + BookText.of(b) + "\n")
                        .orElse("")
                + StudyText.importance(importance);
    }

    /** The values for machines; {@code page} is where the page lies. */
    public Map<String, Object> values(Path page) {
        Map<String, Object> values = new TreeMap<>();
        values.put("run", run);
        study.ifPresent(s -> values.put("study", s));
        books.ifPresent(b -> values.put("backtest", b));
        values.put("importance", importance);
        values.put("report", page.toString());
        return values;
    }
}
