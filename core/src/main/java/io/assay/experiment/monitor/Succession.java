package io.assay.experiment.monitor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import io.assay.base.Days;
import io.assay.experiment.run.RunRecord;
import io.assay.registry.ModelStore;

/**
 * Whoever is replaced stays in the shadow, so that what it would have come to is known: on the same stocks and days as
 * its successor, of all its stocks or of the share that was given away.
 */
public final class Succession {
    private final Path workspace;
    private final ModelStore models;
    private final Clock clock;

    /**
     * Of a workspace.
     *
     * @param models its models
     * @param clock tells when something was written down
     */
    public Succession(Path workspace, ModelStore models, Clock clock) {
        this.workspace = workspace;
        this.models = models;
        this.clock = clock;
    }

    /**
     * Puts those that are about to be replaced into the shadow. Called before the others are promoted: killed between
     * the two, a champion stands in its own shadow, which harms nobody and ends at the next look.
     *
     * @param made name of the new model by instrument
     * @param last epoch day of the newest bar: later days are compared
     * @return stocks whose model is in the shadow now; without those whose model no run of the workspace made, or
     *     predicts something else
     */
    public int prepare(Map<String, String> made, int last) {
        Shadows shadows = Shadows.of(workspace, clock);
        Map<String, RunRecord> runs = new HashMap<>();
        RunRecord.all(workspace).forEach(run -> runs.put(run.runId(), run));
        int stocks = 0;
        for (Map.Entry<String, NavigableMap<String, String>> replaced :
                replacedByRun(made).entrySet()) {
            RunRecord before = runs.get(replaced.getKey());
            if (before == null) {
                continue;
            }
            shadows.active().stream()
                    .filter(s -> s.kind() == Shadows.Kind.PREDECESSOR)
                    .filter(s -> !Collections.disjoint(
                            s.models().keySet(), replaced.getValue().keySet()))
                    .forEach(s -> withdraw(s, replaced.getValue().keySet(), shadows, runs));
            shadows.begin(before, Shadows.Kind.PREDECESSOR, replaced.getValue(), Days.text(last));
            stocks += replaced.getValue().size();
        }
        return stocks;
    }

    /** Ends a shadow of stocks whose successor is replaced too; it goes on for the other stocks. */
    private static void withdraw(
            Shadows.Shadow shadow, Set<String> stocks, Shadows shadows, Map<String, RunRecord> runs) {
        Map<String, String> others = new TreeMap<>(shadow.models());
        others.keySet().removeAll(stocks);
        RunRecord run = runs.get(shadow.run());
        if (run != null && !others.isEmpty()) {
            shadows.begin(run, shadow.kind(), others, shadow.since());
        }
        shadows.end(shadow.name(), "Its successor was replaced too.");
    }

    /** Models in use that others take the place of, by the run whose walk-forward is their past. */
    private Map<String, NavigableMap<String, String>> replacedByRun(Map<String, String> made) {
        Map<String, NavigableMap<String, String>> byRun = new TreeMap<>();
        for (Watch watch : Watch.of(workspace, models).watches()) {
            watch.models().forEach((stock, model) -> {
                String next = made.getOrDefault(stock, model);
                if (!next.equals(model) && target(next).equals(target(model))) {
                    byRun.computeIfAbsent(watch.runs().getOrDefault(model, ""), run -> new TreeMap<>())
                            .put(stock, model);
                }
            });
        }
        return byRun;
    }

    private String target(String model) {
        return PairedDays.target(models.show(model));
    }
}
