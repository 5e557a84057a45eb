package io.assay.experiment.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.experiment.Wiring;
import io.assay.monitor.AlertLog;
import io.assay.registry.StageCause;
import io.assay.report.MonitorReport;

/** The models in the shadow of those in use: asked, written down, compared, and taken back where that was a mistake. */
final class ShadowLook {
    private static final double LEVEL = 0.05;

    /** Fewest pairs after which a decay alarm takes a predecessor back. */
    private static final int FEWEST = 20;

    private final MonitorSpec spec;
    private final Wiring wiring;
    private final StockNumbers numbers;

    ShadowLook(MonitorSpec spec, Wiring wiring, StockNumbers numbers) {
        this.spec = spec;
        this.wiring = wiring;
        this.numbers = numbers;
    }

    List<MonitorReport.Shadowed> all(List<Watch> watches, Map<String, WatchedRows> rows, List<String> notes) {
        List<MonitorReport.Shadowed> all = new ArrayList<>();
        Shadows shadows = Shadows.of(wiring.workspace(), wiring.clock());
        for (Shadows.Shadow shadow : shadows.active()) {
            if (wiring.models().current().entrySet().containsAll(shadow.models().entrySet())) {
                shadows.end(shadow.name(), "It is in use itself.");
                continue;
            }
            Optional<Watch> watch = watches.stream()
                    .filter(w -> rows.containsKey(w.name()))
                    .filter(w -> w.models().keySet().stream().anyMatch(shadow.models()::containsKey))
                    .findFirst();
            if (watch.isEmpty() || Days.parse(shadow.since()) > spec.last()) {
                continue;
            }
            try {
                WatchedRows own = Objects.requireNonNull(rows.get(watch.get().name()));
                all.add(look(shadow, watch.get(), own, shadows));
            } catch (DataException | UsageException e) {
                notes.add(shadow.name() + " cannot be compared: " + e.getMessage());
            }
        }
        return all;
    }

    private MonitorReport.Shadowed look(Shadows.Shadow shadow, Watch watch, WatchedRows champion, Shadows shadows) {
        Watch own = shadow.watch();
        SaidLog log = SaidLog.of(wiring.workspace(), own, wiring.clock());
        WatchedRows rows = WatchedRows.of(wiring, own, log.days().headMap(spec.last(), true), spec.last(), numbers);
        rows.days().values().forEach(log::keep);
        PairedDays pairs = PairedDays.ofLive(
                champion,
                rows,
                Days.parse(shadow.since()),
                new PairedDays.How(
                        LEVEL,
                        champion.span().horizon(),
                        spec.seed().child("shadow").child(shadow.name())));
        String done = spec.rollback() && shadow.kind() == Shadows.Kind.PREDECESSOR
                ? takenBack(shadow, watch, shadows, pairs)
                : "";
        return new MonitorReport.Shadowed(
                shadow.name(),
                shadow.kind().name().toLowerCase(java.util.Locale.ROOT),
                watch.name(),
                pairs.figure(),
                shadow.since(),
                pairs.days(),
                pairs.champion(),
                pairs.other(),
                pairs.gap(),
                done);
    }

    private String takenBack(Shadows.Shadow shadow, Watch watch, Shadows shadows, PairedDays pairs) {
        boolean worse = Looks.of(wiring.workspace(), wiring.clock())
                .look(shadow.name(), pairs, FEWEST, LEVEL, true)
                .filter(Looks.Verdict::better)
                .isPresent();
        boolean decayed = Monitoring.alerts(wiring).entries().stream()
                .map(AlertLog.Entry::alert)
                .anyMatch(a -> a.watch().equals(watch.name())
                        && a.reason().isDecay()
                        && Days.parse(a.date()) > Days.parse(shadow.since())
                        && Days.parse(a.date()) <= spec.last());
        if (!worse && !(decayed && pairs.days() >= FEWEST && pairs.other() > pairs.champion())) {
            return "";
        }
        String why = worse
                ? "Rolled back: worse for sure than the models before it on the same days."
                : "Rolled back: a decay alarm, and the models before it tell more on the same days.";
        wiring.models().promote(shadow.models(), new StageCause(why, StageCause.By.MONITOR, wiring.clock()));
        RefitLog.of(wiring.workspace(), wiring.clock()).tried(watch.name(), spec.last(), why);
        shadows.end(shadow.name(), "It is in use again.");
        return why;
    }
}
