package io.assay.experiment.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.experiment.Wiring;
import io.assay.experiment.evaluate.LaterRows;
import io.assay.monitor.AlertLog;
import io.assay.registry.ModelCard;
import io.assay.registry.StageCause;
import io.assay.report.MonitorReport;

/** The models in the shadow of those in use: asked, written down, compared, and taken back where that was a mistake. */
final class ShadowLook {
    private static final double LEVEL = 0.05;

    /** Fewest pairs after which a decay alarm takes a predecessor back. */
    private static final int FEWEST = 20;

    private final MonitorSpec spec;
    private final Wiring wiring;
    private final List<AlertLog.Entry> fresh;

    ShadowLook(MonitorSpec spec, Wiring wiring, List<AlertLog.Entry> fresh) {
        this.spec = spec;
        this.wiring = wiring;
        this.fresh = fresh;
    }

    List<MonitorReport.Shadowed> all(List<Watch> watches, List<String> notes) {
        List<MonitorReport.Shadowed> all = new ArrayList<>();
        Shadows shadows = Shadows.of(wiring.workspace(), wiring.clock());
        for (Shadows.Shadow shadow : shadows.active()) {
            Optional<Watch> watch = watches.stream()
                    .filter(w -> w.models().keySet().stream().anyMatch(shadow.models()::containsKey))
                    .findFirst();
            if (watch.isEmpty() || Days.parse(shadow.since()) > spec.last()) {
                continue;
            }
            try {
                all.add(look(shadow, watch.get(), shadows));
            } catch (DataException e) {
                notes.add(shadow.name() + " cannot be compared: " + e.getMessage());
            }
        }
        return all;
    }

    private MonitorReport.Shadowed look(Shadows.Shadow shadow, Watch watch, Shadows shadows) {
        Watch own = shadow.watch();
        SaidLog log = SaidLog.of(wiring.workspace(), own, wiring.clock());
        WatchedRows.of(wiring, own, new TreeMap<>(log.days().headMap(spec.last(), true)), spec.last())
                .days()
                .values()
                .forEach(log::keep);
        ModelCard card = wiring.models().show(own.models().get(own.models().firstKey()));
        PairedDays pairs = PairedDays.againstShadow(
                wiring,
                watch,
                own,
                Days.parse(shadow.since()),
                spec.last(),
                new PairedDays.How(
                        LEVEL,
                        LaterRows.label(card).horizon(),
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
        boolean worse = pairs.gap().isDefined() && pairs.gap().lower() > 0;
        boolean decayed = fresh.stream()
                .anyMatch(e -> e.alert().watch().equals(watch.name())
                        && e.alert().reason().isDecay()
                        && Days.parse(e.alert().date()) > Days.parse(shadow.since()));
        if (!worse && !(decayed && pairs.days() >= FEWEST && pairs.other() > pairs.champion())) {
            return "";
        }
        String why = worse
                ? "Rolled back: worse for sure than the models before it on the same days."
                : "Rolled back: a decay alarm, and the models before it tell more on the same days.";
        wiring.models().promote(shadow.models(), new StageCause(why, StageCause.By.MONITOR, wiring.clock()));
        shadows.end(shadow.name(), "It is in use again.");
        return why;
    }
}
