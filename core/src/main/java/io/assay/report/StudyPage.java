package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.evaluate.Verdict;

/**
 * A study as a page: the verdict against the null models first, then who was chosen, what acting on it would have come
 * to, what the score looks like, the leaderboard, what models lean on, and what is wrong with the data.
 */
public final class StudyPage {
    private StudyPage() {}

    /**
     * The page as HTML.
     *
     * @param books what acting on the run came to; empty if that was not worked out
     */
    public static String of(StudyReport report, Optional<BookReport> books, Importance importance) {
        return of(report, books, Optional.empty(), importance);
    }

    /**
     * The same with what acting on it came to on days that were held out.
     *
     * @param opened the books of those days; empty while they are closed, or if that was not worked out
     */
    public static String of(
            StudyReport report, Optional<BookReport> books, Optional<BookReport> opened, Importance importance) {
        RunReport run = report.run();
        Html page = Html.page("Is there skill?");
        VerdictSection.add(page, run);
        NullsSection.add(page, run);
        ChoiceSection.add(page, report);
        WindowsSection.add(page, report);
        HeldOutSection.add(page, report);
        opened.ifPresent(book -> {
            page.heading("Money on the held-out days");
            BookSection.add(page, book);
        });
        money(page, run, books);
        ProfileSection.add(page, report.profile());
        FiguresSection.add(page, run);
        GatesSection.add(page, run);
        BoardSection.add(page, run);
        ImportanceSection.add(page, importance);
        List<String> notes = new ArrayList<>(report.notes());
        notes.addAll(importance.notes());
        DataSection.warnings(page, run, notes);
        DataSection.whatWasRun(page, run);
        return page.text();
    }

    /** Money, with a word before it where there is nothing to act on. */
    static void money(Html page, RunReport run, Optional<BookReport> books) {
        page.heading("Money: what acting on it would have come to");
        if (books.isEmpty()) {
            page.paragraph("Not worked out here. Fix: 'assay backtest " + run.runId() + "'.");
            return;
        }
        if (run.verdict().outcome() != Verdict.Outcome.SKILL) {
            page.paragraph(
                    "No skill was established, so a gain below may be luck's or the market's and is no reason to act.");
        }
        BookSection.add(page, books.get());
    }
}
