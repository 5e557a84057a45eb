package io.assay.experiment.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.experiment.Wiring;
import io.assay.market.Calendars;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.monitor.Alert;
import io.assay.monitor.Cusum;
import io.assay.monitor.DailySeries;
import io.assay.monitor.DecayChart;
import io.assay.monitor.DriftChart;
import io.assay.monitor.Reason;
import io.assay.report.MonitorReport;
import io.assay.report.Text;

/** One watch at one close: its charts, its feed, and what of them is alarming. */
final class WatchLook {
    /** Without an edge there is none to lose; then a fall of so many deviations of a day is looked for. */
    private static final double LEAST_LOSS = 0.1;

    /** Calibration has no edge to lose. */
    private static final double LEAST_MISCALIBRATION = 0.25;

    private static final int RECENT = 60;

    /** Sessions that tell how many rows are usual. */
    private static final int USUAL_DAYS = 20;

    /** Fewer rows than this share of the usual number are too few. */
    private static final double ENOUGH_ROWS = 0.9;

    /** A larger share of words that would be others now is told. */
    private static final double REVISED = 0.001;

    private final MonitorSpec spec;
    private final Wiring wiring;
    private final Watch watch;
    private final WatchedRows rows;
    private final List<Alert> alerts = new ArrayList<>();
    private final List<String> notes;
    private final MonitorReport.Watched watched;

    WatchLook(MonitorSpec spec, Wiring wiring, Watch watch, WatchedRows rows) {
        this.spec = spec;
        this.wiring = wiring;
        this.watch = watch;
        this.rows = rows;
        this.notes = new ArrayList<>(rows.unasked());
        this.watched = look();
    }

    MonitorReport.Watched watched() {
        return watched;
    }

    List<Alert> alerts() {
        return alerts;
    }

    private MonitorReport.Watched look() {
        Observations past = new Observations(rows.past());
        Observations live = new Observations(rows.live());
        boolean cross = past.isCrossSection();
        List<MonitorReport.Chart> charts = new ArrayList<>();
        DailySeries before = past.accuracy(cross);
        DailySeries since = live.accuracy(cross);
        String accuracy = cross ? "rank IC" : "direction";
        chart(new Figure(accuracy, Reason.ACCURACY_DEGRADATION, LEAST_LOSS), before, since)
                .ifPresent(charts::add);
        chart(new Figure("net return", Reason.RETURN_DEGRADATION, LEAST_LOSS), past.netReturn(), live.netReturn())
                .ifPresent(charts::add);
        chart(
                        new Figure("calibration", Reason.CALIBRATION_DRIFT, LEAST_MISCALIBRATION),
                        past.calibration(),
                        live.calibration())
                .ifPresent(charts::add);
        Optional<MonitorReport.Drift> drift = drift();
        feed();
        revised();
        return new MonitorReport.Watched(
                watch.name(),
                watch.specification(),
                Set.copyOf(watch.models().values()).size(),
                watch.models().size(),
                rows.span().simulated(),
                days(before, since),
                charts,
                drift,
                notes);
    }

    private record Figure(String name, Reason reason, double leastFall) {}

    private Optional<MonitorReport.Chart> chart(Figure figure, DailySeries past, DailySeries live) {
        if (past.size() == 0 && live.size() == 0) {
            return Optional.empty();
        }
        Seed seed = spec.seed().child("monitor").child(watch.name()).child(figure.name());
        Optional<DecayChart> made = DecayChart.of(
                past.value(),
                new DecayChart.Asked(
                        spec.ofChart(),
                        spec.coolDown(),
                        rows.span().horizon(),
                        figure.leastFall(),
                        figure.reason() == Reason.CALIBRATION_DRIFT),
                seed);
        if (made.isEmpty()) {
            notes.add("No chart of " + figure.name() + ": the walk-forward has "
                    + Text.plural(past.size(), "day") + " of it, and " + DecayChart.FEWEST
                    + " that are not all alike are needed. Fix: train with more history or earlier windows");
            return Optional.empty();
        }
        DecayChart chart = made.get();
        Cusum.Run run = chart.watch(live);
        DailySeries recent = live.last(RECENT);
        double fall = chart.fall() * chart.cusum().deviation();
        for (int at : run.alarms()) {
            raise(
                    figure.reason(),
                    live.known()[at],
                    figure.reason().sentence() + ": " + figure.name()
                            + " averaged " + Text.signed(upTo(live, at).mean(), 4) + " over the "
                            + upTo(live, at).size() + " days before, against a usual "
                            + Text.signed(chart.cusum().mean(), 4) + "; such an alarm is false about "
                            + Text.decimal(chart.falseAlarms(), 2) + " times a year");
        }
        return Optional.of(new MonitorReport.Chart(
                figure.name(),
                figure.reason(),
                chart.cusum().mean(),
                recent.mean(),
                recent.size(),
                run.sum().length == 0 ? 0 : run.sum()[run.sum().length - 1],
                chart.rule().threshold(),
                chart.falseAlarms(),
                fall,
                new MonitorReport.Delay(chart.delay().half(), chart.delay().ninth(), DecayChart.LONGEST_WAIT),
                rows.span().horizon() + 1,
                new MonitorReport.Course(live.known(), live.value(), run.sum(), run.alarms())));
    }

    private static DailySeries upTo(DailySeries live, int at) {
        return live.knownBy(live.known()[at]).last(RECENT);
    }

    private Optional<MonitorReport.Drift> drift() {
        DriftChart.Asked asked = new DriftChart.Asked(spec.window(), Math.min(1, spec.ofChart()));
        Optional<DriftChart> made = DriftChart.of(rows.counts(), rows.span().learntTo(), asked);
        if (made.isEmpty()) {
            notes.add("No chart of drift: five years of rows that the models learnt from are needed, two to set the"
                    + " others against");
            return Optional.empty();
        }
        DriftChart chart = made.get();
        List<DriftChart.Reading> live = chart.live();
        if (live.isEmpty()) {
            return Optional.empty();
        }
        int[] alarms = chart.alarms(live);
        for (int at : alarms) {
            DriftChart.Moved most = live.get(at).columns().get(0);
            raise(
                    Reason.DATA_DRIFT,
                    live.get(at).day(),
                    Reason.DATA_DRIFT.sentence() + ": " + most.name()
                            + " over the last " + chart.window() + " sessions has a stability index of "
                            + Text.decimal(most.distance().psi(), 2)
                            + " against the same season of the years learnt from, "
                            + Text.decimal(most.excess(), 1) + " usual deviations above the usual; an alarm in "
                            + Text.percent(chart.falseAlarms()) + " of years is false");
        }
        DriftChart.Reading newest = live.get(live.size() - 1);
        return Optional.of(new MonitorReport.Drift(
                chart.window(),
                newest.figure(),
                chart.threshold(),
                chart.falseAlarms(),
                chart.years(),
                newest.columns(),
                new MonitorReport.Course(
                        live.stream().mapToInt(DriftChart.Reading::day).toArray(),
                        live.stream().mapToDouble(DriftChart.Reading::figure).toArray(),
                        live.stream().mapToDouble(DriftChart.Reading::figure).toArray(),
                        alarms)));
    }

    /** Bars that do not come, and stocks without a row. */
    private void feed() {
        Set<String> markets = watch.models().keySet().stream()
                .map(stock -> Instrument.parse(stock).market())
                .collect(Collectors.toCollection(TreeSet::new));
        int today = Math.min(Monitoring.today(wiring), spec.asked());
        for (String market : markets) {
            // How late bars are is no score: those of days that are not looked at for anything else count.
            wiring.data().until(spec.asked()).listings().stream()
                    .filter(l -> l.instrument().market().equals(market))
                    .mapToInt(Listing::lastDay)
                    .max()
                    .stream()
                    .boxed()
                    .flatMap(newest -> late(market, newest, today, spec.stale()).stream())
                    .filter(sentence -> !rows.span().simulated())
                    .forEach(sentence -> raise(Reason.STALE_FEED, today, sentence));
        }
        missing();
    }

    /** That a market's newest bar is too old, in a sentence; nothing if it is not. */
    static Optional<String> late(String market, int newest, int today, int stale) {
        int behind = newest >= today ? 0 : Calendars.weekdays(newest, today).count(newest + 1, today);
        return behind < stale
                ? Optional.empty()
                : Optional.of(Reason.STALE_FEED.sentence() + " for market " + market + ": the newest is of "
                        + Days.text(newest) + ", and " + Text.plural(behind, "weekday") + " have passed since");
    }

    private void missing() {
        List<SaidDay> days = List.copyOf(rows.days().values());
        if (days.size() <= USUAL_DAYS) {
            return;
        }
        SaidDay newest = days.get(days.size() - 1);
        int[] before = days.subList(days.size() - 1 - USUAL_DAYS, days.size() - 1).stream()
                .mapToInt(d -> d.instruments().size())
                .sorted()
                .toArray();
        int usual = before[USUAL_DAYS / 2];
        int now = newest.instruments().size();
        if (now < ENOUGH_ROWS * usual) {
            Set<String> silent = new TreeSet<>(watch.models().keySet());
            newest.instruments().forEach(silent::remove);
            raise(
                    Reason.MISSING_DATA,
                    newest.day(),
                    Reason.MISSING_DATA.sentence() + ": models spoke about " + now
                            + " of " + Text.plural(watch.models().size(), "stock") + ", usually about " + usual
                            + "; without: "
                            + silent.stream().limit(5).collect(Collectors.joining(", "))
                            + (silent.size() > 5 ? ", .." : ""));
        }
    }

    private void revised() {
        WatchedRows.Revision revision = rows.revision();
        if (revision.changed() > REVISED * revision.compared() && !rows.days().isEmpty()) {
            raise(
                    Reason.REVISED_DATA,
                    rows.days().lastKey(),
                    Reason.REVISED_DATA.sentence() + ": "
                            + Text.count(revision.changed()) + " of " + Text.count(revision.compared())
                            + " words that were written down would be others today");
        }
    }

    private void raise(Reason reason, int day, String sentence) {
        String upper = Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
        alerts.add(new Alert(watch.name(), reason, Days.text(day), upper + "."));
    }

    private MonitorReport.Days days(DailySeries past, DailySeries live) {
        List<SaidDay> days = List.copyOf(rows.days().values());
        boolean used = !days.isEmpty();
        return new MonitorReport.Days(
                past.size() == 0 ? "" : Days.text(past.day()[0]),
                past.size() == 0 ? "" : Days.text(past.day()[past.size() - 1]),
                past.size(),
                used ? Days.text(days.get(0).day()) : "",
                used ? Days.text(days.get(days.size() - 1).day()) : "",
                days.size(),
                live.size(),
                (int) Arrays.stream(days.toArray(new SaidDay[0]))
                        .filter(SaidDay::onTheDay)
                        .count());
    }
}
