package io.assay.experiment.monitor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.experiment.Wiring;
import io.assay.ledger.ChainedLines;
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

    private static final String LAST = "report.json";

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

    /** What the last look at a workspace found; a report of nothing if nobody has looked. */
    public static MonitorReport last(Path workspace) {
        Path file = folder(workspace).resolve(LAST);
        return Files.exists(file)
                ? Json.read(file, MonitorReport.class)
                : new MonitorReport("", List.of(), List.of(), List.of(), List.of());
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
     * @param unwatched how many watches could not be looked at; the report says why
     */
    public record Seen(MonitorReport report, List<AlertLog.Entry> fresh, int unwatched) {
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
        StockNumbers numbers = new StockNumbers();
        Map<String, WatchedRows> rowsOf = new HashMap<>();
        int unwatched = 0;
        for (Watch watch : all.watches()) {
            SaidLog log = SaidLog.of(wiring.workspace(), watch, wiring.clock());
            try {
                NavigableMap<Integer, SaidDay> said = log.days();
                WatchedRows rows = WatchedRows.of(wiring, watch, said.headMap(spec.last(), true), spec.last(), numbers);
                rows.days().values().forEach(log::keep);
                WatchLook look = new WatchLook(spec, wiring, watch, rows);
                watched.add(look.watched());
                rowsOf.put(watch.name(), rows);
                alerts.addAll(since(watch, look.alerts()));
            } catch (DataException | UsageException e) {
                unwatched++;
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
        rowsOf.keySet().forEach(this::looked);
        List<MonitorReport.Shadowed> shadows = new ShadowLook(spec, wiring, numbers).all(all.watches(), rowsOf, notes);
        MonitorReport report = new MonitorReport(through(), watched, shadows, raised, notes);
        AtomicFiles.write(folder(wiring.workspace()).resolve(LAST), Json.pretty(report));
        return new Seen(report, fresh, unwatched);
    }

    private record Looked(String time, String watch, String last) {}

    private Path looks() {
        return folder(wiring.workspace()).resolve("watched.jsonl");
    }

    /** Writes down up to which day a watch was looked at. */
    private void looked(String watch) {
        if (lastLook(watch) < Days.parse(through())) {
            ChainedLines.of(looks()).append(new Looked(wiring.clock().instant().toString(), watch, through()));
        }
    }

    private int lastLook(String watch) {
        return ChainedLines.of(looks()).read(Looked.class).stream()
                .filter(look -> look.watch().equals(watch))
                .mapToInt(look -> Days.parse(look.last()))
                .max()
                .orElse(Integer.MIN_VALUE);
    }

    /**
     * What charts say of days that were not looked at before: with every refit, and every other option, a threshold
     * moves a little, and what an earlier look passed over is no news. The state of the bars is told as it is.
     */
    private List<Alert> since(Watch watch, List<Alert> alerts) {
        int before = lastLook(watch.name());
        return alerts.stream()
                .filter(a -> !a.reason().isOfCharts() || Days.parse(a.date()) > before)
                .toList();
    }

    private static MonitorReport.Raised raised(AlertLog.Entry entry, boolean isNew) {
        Alert alert = entry.alert();
        return new MonitorReport.Raised(alert.watch(), alert.reason().word(), alert.date(), alert.sentence(), isNew);
    }

    private String through() {
        return wiring.data().until(spec.last()).lastDay().stream()
                .mapToObj(Days::text)
                .findFirst()
                .orElse("");
    }

    /** Today by the clock. */
    static int today(Wiring wiring) {
        return Days.of(LocalDate.ofInstant(wiring.clock().instant(), java.time.ZoneOffset.UTC));
    }
}
