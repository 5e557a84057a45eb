package io.assay.report;

import java.util.List;
import java.util.Optional;

/** A run as a page: the verdict against the null models first, then the figures, then the stocks. */
public final class RunPage {
    private RunPage() {}

    /**
     * The page as HTML.
     *
     * @param planted what was planted in a simulated market beside what was found; empty for a real one
     */
    public static String of(RunReport report, List<Planted> planted) {
        return of(report, planted, Importance.none(), Optional.empty());
    }

    /**
     * The page as HTML.
     *
     * @param planted what was planted in a simulated market beside what was found; empty for a real one
     * @param importance what the models lean on
     * @param books what acting on the run came to; empty if that was not worked out
     */
    public static String of(
            RunReport report, List<Planted> planted, Importance importance, Optional<BookReport> books) {
        Html page = Html.page("Is there skill?");
        VerdictSection.add(page, report);
        planted(page, planted);
        NullsSection.add(page, report);
        if (!report.others().isEmpty()) {
            page.heading("Others on the same rows");
            ChoiceSection.competitors(page, report);
        }
        books.ifPresent(b -> StudyPage.money(page, report, books));
        FiguresSection.add(page, report);
        GatesSection.add(page, report);
        BoardSection.add(page, report);
        if (!importance.shares().isEmpty()) {
            ImportanceSection.add(page, importance);
        }
        DataSection.warnings(page, report, importance.notes());
        DataSection.whatWasRun(page, report);
        return page.text();
    }

    /**
     * What was planted and what was found.
     *
     * @param name who looked
     * @param estimate information coefficient found
     * @param low lower end of its interval
     * @param high upper end
     */
    public record Planted(String name, double low, double estimate, double high) {}

    private static void planted(Html page, List<Planted> planted) {
        if (planted.isEmpty()) {
            return;
        }
        page.heading("What was planted, and what was found");
        page.picture(
                Svg.intervals(planted.stream()
                        .map(p -> new Svg.Interval(p.name(), p.low(), p.estimate(), p.high()))
                        .toList()),
                "Correlation with the return over the next sessions, in units of volatility; 95 % intervals from"
                        + " redrawn blocks of days. The oracle knows the planted pattern: nobody can do better.");
    }
}
