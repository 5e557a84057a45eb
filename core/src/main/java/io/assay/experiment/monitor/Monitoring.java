package io.assay.experiment.monitor;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.experiment.Wiring;
import io.assay.monitor.Alert;
import io.assay.monitor.AlertLog;
import io.assay.report.MonitorReport;

/**
 * Looks at the current models of a workspace: writes down what they say, joins what came of earlier words, and raises
 * alarms. It is a function of bars, models and what was written down, so that whoever was killed looks again and comes
 * to the same.
 */
public final class Monitoring {
    /** Calendar days of a session, for silences between sessions. */
    private static final double DAYS_A_SESSION = 7.0 / 5;

    private final MonitorSpec spec;
    private final Wiring wiring;

    /** A look, at the bars of the wiring. */
    public Monitoring(MonitorSpec spec, Wiring wiring) {
        this.spec = spec;
        this.wiring = wiring;
    }

    /** Where alerts, and what models said, are kept in a workspace. */
    public static Path folder(Path workspace) {
        return workspace.resolve("monitor");
    }

    /** The alerts of a workspace. */
    public static AlertLog alerts(Wiring wiring) {
        return AlertLog.in(folder(wiring.workspace()), wiring.clock());
    }

    /**
     * What was seen.
     *
     * @param report for people
     * @param fresh alerts that were written down now
     */
    public record Seen(MonitorReport report, List<AlertLog.Entry> fresh) {
        /** Copies the list. */
        public Seen {
            fresh = List.copyOf(fresh);
        }
    }

    /**
     * Looks, and writes down what models said and what is alarming.
     *
     * @param remarks what else a reader must know
     * @throws DataException if what was written down before was changed by somebody
     */
    public Seen look(List<String> remarks) {
        Watch.All all = Watch.of(wiring);
        List<String> notes = new ArrayList<>(remarks);
        notes.addAll(all.notes());
        List<MonitorReport.Watched> watched = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>();
        for (Watch watch : all.watches()) {
            SaidLog log = SaidLog.of(wiring.workspace(), watch, wiring.clock());
            try {
                TreeMap<Integer, SaidDay> said = log.days();
                WatchedRows rows = WatchedRows.of(wiring, watch, until(said), spec.last());
                rows.days().values().forEach(log::keep);
                WatchLook look = new WatchLook(spec, wiring, watch, rows);
                watched.add(look.watched());
                alerts.addAll(look.alerts());
            } catch (DataException e) {
                notes.add(watch.name() + " cannot be watched: " + e.getMessage());
            }
        }
        alerts.sort(
                Comparator.comparing(Alert::date).thenComparing(Alert::watch).thenComparing(Alert::reason));
        List<AlertLog.Entry> fresh = alerts(wiring).add(alerts, (int) Math.round(spec.coolDown() * DAYS_A_SESSION));
        List<Long> news = fresh.stream().map(AlertLog.Entry::number).toList();
        List<MonitorReport.Raised> raised = alerts(wiring).entries().stream()
                .filter(e -> Days.parse(e.alert().date()) <= spec.last())
                .sorted(Comparator.comparing(e -> e.alert().date()))
                .map(e -> raised(e, news.contains(e.number())))
                .toList();
        List<MonitorReport.Shadowed> shadows = new ShadowLook(spec, wiring, fresh).all(all.watches(), notes);
        return new Seen(new MonitorReport(through(), watched, shadows, raised, notes), fresh);
    }

    /** Nothing that was said after the last day that is looked at. */
    private TreeMap<Integer, SaidDay> until(TreeMap<Integer, SaidDay> said) {
        return said.headMap(spec.last(), true).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    private static MonitorReport.Raised raised(AlertLog.Entry entry, boolean isNew) {
        Alert alert = entry.alert();
        return new MonitorReport.Raised(alert.watch(), alert.reason().word(), alert.date(), alert.sentence(), isNew);
    }

    private String through() {
        return wiring.data().until(spec.last()).listings().stream().mapToInt(l -> l.lastDay()).max().stream()
                .mapToObj(Days::text)
                .findFirst()
                .orElse("");
    }

    /** Today by the clock. */
    static int today(Wiring wiring) {
        return Days.of(LocalDate.ofInstant(wiring.clock().instant(), java.time.ZoneOffset.UTC));
    }
}
