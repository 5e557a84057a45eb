package io.assay.report;

import java.util.List;
import java.util.stream.Stream;

import io.assay.backtest.NamedPeriods;
import io.assay.base.Days;
import io.assay.evaluate.GroupScore;
import io.assay.report.StudyReport.WindowScore;

/** What whoever was chosen came to in each window of the walk-forward. */
public final class WindowsSection {
    /** The group of periods that are windows. */
    static final String GROUP = "window";

    private static final String CAUTION = "Each window was answered by models fitted on earlier days alone, purged."
            + " Windows are short: that one is above another says little where their intervals overlap, and of many"
            + " windows some are high and some are low by chance alone. WORSE is said where a window's hits lie below"
            + " those of all windows together beyond chance, after Holm over all of them.";

    private static final String TOO_SHORT = "too few days for an interval";

    private WindowsSection() {}

    /** The windows as periods in which a book can be looked at. */
    public static NamedPeriods periods(List<WindowScore> windows) {
        return new NamedPeriods(windows.stream()
                .map(w -> new NamedPeriods.Period(w.name(), GROUP, w.from(), w.to()))
                .toList());
    }

    static void add(Html page, StudyReport report) {
        List<WindowScore> windows = report.windows().orElse(List.of());
        if (windows.isEmpty()) {
            return;
        }
        page.heading("Window by window");
        page.paragraph(CAUTION);
        List<Svg.Interval> judged = windows.stream()
                .flatMap(w -> w.score().scores().stream().map(s -> interval(w, s)))
                .toList();
        if (!judged.isEmpty()) {
            page.picture(
                    Svg.intervals(judged),
                    report.run().primaryName() + " in each window, with 95 % intervals each by itself"
                            + (judged.size() < windows.size()
                                    ? "; windows that are too short for one are left out."
                                    : "."));
        }
        page.table(heading(report), rows(windows));
    }

    private static String interval(GroupScore.Scores scores) {
        return Text.range(
                scores.direction().interval().lower(),
                scores.direction().interval().upper(),
                4);
    }

    private static Svg.Interval interval(WindowScore window, GroupScore.Scores scores) {
        return new Svg.Interval(
                window.name(),
                scores.direction().interval().lower(),
                scores.direction().value(),
                scores.direction().interval().upper());
    }

    private static List<String> heading(StudyReport report) {
        return List.of(
                "window",
                "last day",
                "sessions",
                "stocks",
                "rows",
                report.run().primaryName(),
                "95 % interval",
                "hits",
                "by base rates",
                "");
    }

    private static List<List<String>> rows(List<WindowScore> windows) {
        return windows.stream().map(WindowsSection::row).toList();
    }

    private static List<String> row(WindowScore window) {
        GroupScore score = window.score();
        List<String> known = List.of(
                window.name(),
                Days.text(window.to()),
                Text.count(score.days()),
                Text.count(window.stocks()),
                Text.count(score.rows()));
        List<String> told = List.of(
                Text.signed(score.points().direction(), 4),
                score.scores().map(WindowsSection::interval).orElse(Text.NONE),
                Text.percent(score.points().hits()),
                Text.percent(score.points().baseHits()),
                score.isWorse() ? "WORSE" : score.scores().isPresent() ? "" : TOO_SHORT);
        return Stream.concat(known.stream(), told.stream()).toList();
    }

    /** The same for the terminal; empty where nothing is told. */
    static String text(StudyReport report) {
        List<WindowScore> windows = report.windows().orElse(List.of());
        if (windows.isEmpty()) {
            return "";
        }
        TextTable table = TextTable.of(heading(report).toArray(String[]::new));
        rows(windows).forEach(row -> table.row(row.toArray()));
        return table.text() + "\n";
    }
}
