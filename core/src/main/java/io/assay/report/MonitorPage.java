package io.assay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the models in use are doing, as a page. */
public final class MonitorPage {
    private MonitorPage() {}

    /** The page as HTML. */
    public static String of(MonitorReport report) {
        Html page = Html.page("Are the models still what they were?");
        if (report.watches().stream().anyMatch(MonitorReport.Watched::simulated)) {
            page.banner(VerdictSection.SIMULATED);
        }
        page.paragraph("Looked at through " + report.through() + ".");
        page.contents();
        page.heading("Alarms");
        if (report.alarms().isEmpty()) {
            page.paragraph("None.");
        } else {
            page.table(List.of("day", "alarm", "whose", "what was seen"), alarms(report));
        }
        report.watches().forEach(watch -> watch(page, watch));
        page.paragraph(MonitorText.LEGEND);
        if (!report.shadows().isEmpty()) {
            page.heading("In the shadow");
            page.table(
                    MonitorText.SHADOWS,
                    report.shadows().stream().map(MonitorText::row).toList());
            page.paragraph("They are asked the same questions on the same days, and nobody acts on them. Shadow less"
                    + " champion: 95 % interval of the daily differences, redrawn in blocks of days.");
        }
        if (!report.notes().isEmpty()) {
            page.heading("What to know");
            page.list(report.notes());
        }
        return page.text();
    }

    private static List<List<String>> alarms(MonitorReport report) {
        List<List<String>> rows = new ArrayList<>();
        report.alarms().forEach(a -> rows.add(List.of(a.date(), a.reason(), a.watch(), a.sentence())));
        return rows;
    }

    private static void watch(Html page, MonitorReport.Watched watch) {
        page.heading(watch.name());
        page.paragraph(MonitorText.ground(watch));
        page.paragraph(watch.specification());
        page.table(
                MonitorText.HEADING,
                watch.charts().stream().map(MonitorText::row).toList());
        for (MonitorReport.Chart chart : watch.charts()) {
            course(page, chart.figure(), chart.course(), chart.threshold());
        }
        watch.drift().ifPresent(drift -> {
            page.paragraph(MonitorText.drift(drift));
            course(page, "distance of what is read", drift.course(), drift.threshold());
            page.table(MonitorText.COLUMNS, MonitorText.columns(drift, Integer.MAX_VALUE));
        });
        if (!watch.notes().isEmpty()) {
            page.list(watch.notes());
        }
    }

    private static void course(Html page, String figure, MonitorReport.Course course, double threshold) {
        if (course.days().length < 2) {
            return;
        }
        double[] limit = new double[course.days().length];
        Arrays.fill(limit, threshold);
        page.picture(
                TimeChart.of(
                        course.days(),
                        List.of(
                                new TimeChart.Curve("now", course.sum(), TimeChart.Look.MAIN),
                                new TimeChart.Curve("alarm", limit, TimeChart.Look.SECOND)),
                        TimeChart.Unit.AMOUNT),
                "The sum of " + figure + ", by the day at whose close it was known"
                        + (course.alarms().length == 0
                                ? "."
                                : ". Alarms: "
                                        + String.join(
                                                ", ",
                                                Arrays.stream(course.alarms())
                                                        .mapToObj(at -> io.assay.base.Days.text(course.days()[at]))
                                                        .toList())
                                        + "."));
    }
}
