package io.assay.report;

import java.util.ArrayList;
import java.util.List;

import io.assay.monitor.DriftChart;

/** What the models in use are doing, as text for the terminal. */
public final class MonitorText {
    static final List<String> HEADING = List.of(
            "daily figure", "usual", "lately", "sum", "alarm above", "false alarms a year", "sessions until found");

    static final List<String> SHADOWS = List.of(
            "shadow", "kind", "of", "figure", "since", "days", "champion", "shadow", "shadow less champion", "");

    static final List<String> COLUMNS = List.of("column", "excess", "PSI", "KS", "JS");

    static final String LEGEND =
            "Usual: mean over the walk-forward, before any of these models was in use. Lately: over the newest days in"
                    + " use. Sum: a cumulative sum in deviations of a day; it grows while days are worse than usual."
                    + " False alarms: how often it would be raised in a year where nothing changed, simulated from the"
                    + " walk-forward in blocks of days. Sessions until found: in half of the simulated cases in which"
                    + " the whole edge is lost at once (a tenth of a day's deviation at least, a quarter for"
                    + " calibration), and in nine of ten; the sessions until outcomes are known come on top.";

    private static final int SHOWN = 5;

    private static final int MOST_ALARMS = 12;

    private MonitorText() {}

    /** The text. */
    public static String of(MonitorReport report) {
        StringBuilder text = new StringBuilder();
        for (MonitorReport.Watched watch : report.watches()) {
            watch(text, watch);
        }
        if (!report.watches().isEmpty()) {
            text.append(RunText.wrapped(LEGEND)).append("\n\n");
        }
        if (!report.shadows().isEmpty()) {
            TextTable table = TextTable.of(SHADOWS.toArray(new String[0]));
            report.shadows().forEach(shadow -> table.row(row(shadow).toArray()));
            text.append(table.text()).append('\n');
        }
        alarms(text, report);
        report.notes()
                .forEach(note -> text.append(RunText.wrapped("note: " + note)).append('\n'));
        return text.toString();
    }

    private static void watch(StringBuilder text, MonitorReport.Watched watch) {
        text.append(watch.simulated() ? VerdictSection.SIMULATED + "\n\n" : "");
        text.append(RunText.wrapped(watch.name() + ": " + ground(watch))).append("\n\n");
        if (!watch.charts().isEmpty()) {
            TextTable table = TextTable.of(HEADING.toArray(new String[0]));
            watch.charts().forEach(chart -> table.row(row(chart).toArray()));
            text.append(table.text()).append('\n');
        }
        watch.drift().ifPresent(drift -> {
            text.append(RunText.wrapped(drift(drift))).append('\n');
            TextTable table = TextTable.of(COLUMNS.toArray(new String[0]));
            columns(drift, SHOWN).forEach(row -> table.row(row.toArray()));
            text.append(table.text()).append('\n');
        });
        watch.notes()
                .forEach(note -> text.append(RunText.wrapped("note: " + note)).append('\n'));
        text.append('\n');
    }

    private static void alarms(StringBuilder text, MonitorReport report) {
        if (report.alarms().isEmpty()) {
            text.append("No alarm through ").append(report.through()).append(".\n");
            return;
        }
        List<MonitorReport.Raised> newest = newest(report.alarms());
        TextTable table = TextTable.of("alarm", "day", "whose", "");
        newest.forEach(alarm -> table.row(alarm.reason(), alarm.date(), alarm.watch(), alarm.isNew() ? "new" : ""));
        text.append(table.text());
        if (newest.size() < report.alarms().size()) {
            text.append(report.alarms().size() - newest.size())
                    .append(" earlier ones are in the page (-o FILE) and in --json.\n");
        }
        text.append('\n');
        newest.stream()
                .filter(MonitorReport.Raised::isNew)
                .forEach(alarm -> text.append(
                                RunText.wrapped(alarm.date() + " " + alarm.watch() + ": " + alarm.sentence()))
                        .append('\n'));
    }

    private static List<MonitorReport.Raised> newest(List<MonitorReport.Raised> all) {
        return all.subList(Math.max(0, all.size() - MOST_ALARMS), all.size());
    }

    /** Who is watched, and since when. */
    static String ground(MonitorReport.Watched watch) {
        MonitorReport.Days days = watch.days();
        String use = days.live() == 0
                ? "no day has come since they were fitted"
                : "in use " + days.liveFirst() + " to " + days.liveLast() + " (" + Text.plural(days.live(), "day")
                        + ", " + days.known() + " with known outcomes, " + days.onTheDay()
                        + " written down on the day)";
        return Text.plural(watch.models(), "model") + " of " + Text.plural(watch.stocks(), "stock") + ", " + use
                + "; walk-forward " + days.pastFirst() + " to " + days.pastLast() + " ("
                + Text.plural(days.past(), "day")
                + ").";
    }

    /** A shadow as a row under {@link #SHADOWS}. */
    static List<String> row(MonitorReport.Shadowed shadow) {
        return List.of(
                shadow.name(),
                shadow.kind(),
                shadow.watch(),
                shadow.figure(),
                shadow.since(),
                Integer.toString(shadow.days()),
                shadow.days() == 0 ? Text.NONE : Text.signed(shadow.champion(), 4),
                shadow.days() == 0 ? Text.NONE : Text.signed(shadow.shadow(), 4),
                shadow.gap().isDefined()
                        ? Text.range(shadow.gap().lower(), shadow.gap().upper(), 4)
                        : "too few days",
                shadow.done());
    }

    /** A chart as a row under {@link #HEADING}. */
    static List<String> row(MonitorReport.Chart chart) {
        return List.of(
                chart.figure(),
                Text.signed(chart.usual(), 4),
                chart.recentDays() == 0 ? Text.NONE : Text.signed(chart.recent(), 4) + " (" + chart.recentDays() + ")",
                Text.decimal(chart.sum(), 1),
                Text.decimal(chart.threshold(), 1),
                Text.decimal(chart.falseAlarms(), 2),
                chart.delay().text() + ", +" + chart.outcome());
    }

    /** How far what is read has drifted, in words. */
    static String drift(MonitorReport.Drift drift) {
        return "Drift of what they read: the last " + drift.window() + " sessions lie "
                + Text.decimal(drift.figure(), 1) + " usual deviations above the usual distance, in the column that"
                + " moved most; an alarm is raised above " + Text.decimal(drift.threshold(), 1) + ", in "
                + Text.percent(drift.falseAlarms()) + " of years without a cause, told from "
                + Text.plural(drift.years(), "year") + " of such windows.";
    }

    /** The columns that moved most, as rows under {@link #COLUMNS}. */
    static List<List<String>> columns(MonitorReport.Drift drift, int most) {
        List<List<String>> rows = new ArrayList<>();
        for (DriftChart.Moved moved : drift.columns().stream().limit(most).toList()) {
            rows.add(List.of(
                    moved.name(),
                    Text.signed(moved.excess(), 2),
                    Text.decimal(moved.distance().psi(), 3),
                    Text.decimal(moved.distance().ks(), 3),
                    Text.decimal(moved.distance().js(), 3)));
        }
        return rows;
    }
}
