package io.assay.experiment.monitor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.Digest;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.RunRecord;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelStore;

/**
 * Current models that came of one specification, watched together: one model of all stocks or one of each, and their
 * refits. Together they make one observation a day.
 *
 * @param name the learner and the beginning of the specification's hash
 * @param specification in one line
 * @param models name of the current model by instrument
 * @param runs by model the run whose walk-forward is its past
 */
public record Watch(
        String name, String specification, NavigableMap<String, String> models, NavigableMap<String, String> runs) {
    private static final int HASH = 8;

    /** Copies the maps. */
    public Watch {
        models = new TreeMap<>(models);
        runs = new TreeMap<>(runs);
    }

    /**
     * What there is to watch.
     *
     * @param watches by name
     * @param notes which current models cannot be watched, and why
     */
    public record All(List<Watch> watches, List<String> notes) {
        /** Copies the lists. */
        public All {
            watches = List.copyOf(watches);
            notes = List.copyOf(notes);
        }
    }

    /** All current models of a workspace. */
    public static All of(Wiring wiring) {
        return of(wiring.workspace(), wiring.models());
    }

    /** The same of a workspace without its bars. */
    static All of(Path workspace, ModelStore models) {
        List<RunRecord> runs = RunRecord.all(workspace);
        TreeMap<String, String> pasts = new TreeMap<>();
        TreeMap<String, TreeMap<String, String>> bySpecification = new TreeMap<>();
        TreeMap<String, String> without = new TreeMap<>();
        for (Map.Entry<String, String> current : models.current().entrySet()) {
            Optional<RunRecord> run = newest(workspace, runs, current.getValue());
            if (run.isEmpty()) {
                without.put(current.getValue(), current.getKey());
                continue;
            }
            pasts.put(current.getValue(), run.get().runId());
            bySpecification
                    .computeIfAbsent(plain(run.get().specification()), s -> new TreeMap<>())
                    .put(current.getKey(), current.getValue());
        }
        List<Watch> watches = new ArrayList<>();
        bySpecification.forEach((specification, current) -> {
            TreeMap<String, String> own = new TreeMap<>();
            current.values().forEach(id -> own.put(id, pasts.getOrDefault(id, "")));
            watches.add(new Watch(name(models, specification, current), specification, current, own));
        });
        List<String> notes = without.keySet().stream()
                .map(id -> "Model " + id + " is current and not watched: no run of this workspace holds its past."
                        + " Fix: train it here")
                .toList();
        return new All(watches, notes);
    }

    /** Without the day from which on nothing was scored: models of either do the same. */
    private static String plain(String specification) {
        return specification.replaceAll("; judged before \\d{4}-\\d{2}-\\d{2}$", "");
    }

    private static Optional<RunRecord> newest(Path workspace, List<RunRecord> runs, String model) {
        List<RunRecord> makers =
                runs.stream().filter(r -> r.models().containsValue(model)).toList();
        if (makers.size() < 2) {
            return makers.stream().findFirst();
        }
        // The newest of several, as everywhere where a model names its run.
        String newest = io.assay.experiment.run.RunFolder.find(workspace, Optional.of(model))
                .id();
        return makers.stream().filter(r -> r.runId().equals(newest)).findFirst();
    }

    private static String name(ModelStore store, String specification, NavigableMap<String, String> models) {
        ModelCard card = store.show(models.values().iterator().next());
        return card.recipe().learner() + "-"
                + Digest.of(specification + "; " + card.recipe().target()).substring(0, HASH);
    }
}
