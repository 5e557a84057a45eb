package io.assay.experiment.monitor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.Digest;
import io.assay.base.UsageException;
import io.assay.experiment.run.RunRecord;
import io.assay.ledger.ChainedLines;

/**
 * Models that are asked day by day and never acted on, so that what they would have come to is known: challengers that
 * wait to be believed, and champions that were replaced, in case that was a mistake. A file that only grows.
 */
public final class Shadows {
    private static final int HASH = 8;

    private final Path file;
    private final Clock clock;

    private Shadows(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** The shadows of a workspace. */
    public static Shadows of(Path workspace, Clock clock) {
        return new Shadows(Monitoring.folder(workspace).resolve("shadows.jsonl"), clock);
    }

    /** What a shadow is there for. */
    public enum Kind {
        /** It may become champion. */
        CHALLENGER,
        /** It was champion. */
        PREDECESSOR
    }

    /**
     * Models in the shadow of champions.
     *
     * @param name in the log of what was said
     * @param kind what they are there for
     * @param specification in one line
     * @param models name of a model by instrument
     * @param run whose walk-forward is their past
     * @param since ISO day after which they are compared
     */
    public record Shadow(
            String name,
            Kind kind,
            String specification,
            NavigableMap<String, String> models,
            String run,
            String since) {
        /** Copies the map. */
        public Shadow {
            models = new TreeMap<>(models);
        }

        /** The same as something that is watched. */
        public Watch watch() {
            TreeMap<String, String> runs = new TreeMap<>();
            models.values().forEach(model -> runs.put(model, run));
            return new Watch(name, specification, models, runs);
        }
    }

    private record Line(String time, boolean begins, Shadow shadow, String why) {}

    /** Those that have begun and not ended, oldest first. */
    public List<Shadow> active() {
        Map<String, Shadow> active = new java.util.LinkedHashMap<>();
        for (Line stored : ChainedLines.of(file).read(Line.class)) {
            if (stored.begins()) {
                active.put(stored.shadow().name(), stored.shadow());
            } else {
                active.remove(stored.shadow().name());
            }
        }
        return new ArrayList<>(active.values());
    }

    /**
     * Puts the models of a finished run into the shadow.
     *
     * @param models some of the run's, by instrument
     * @param since ISO day after which they are compared
     * @return the shadow, or the one that is there already
     */
    public Shadow begin(RunRecord run, Kind kind, Map<String, String> models, String since) {
        String name = "shadow-"
                + Digest.of(kind + run.runId() + new TreeMap<>(models)).substring(0, HASH);
        Optional<Shadow> there =
                active().stream().filter(s -> s.name().equals(name)).findFirst();
        if (there.isPresent()) {
            return there.get();
        }
        Shadow shadow = new Shadow(name, kind, run.specification(), new TreeMap<>(models), run.runId(), since);
        append(true, shadow, "");
        return shadow;
    }

    /**
     * Ends a shadow.
     *
     * @param why in a sentence
     * @throws UsageException if there is none of that name
     */
    public Shadow end(String name, String why) {
        Shadow shadow = active().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UsageException.unknown(
                        "shadow", name, active().stream().map(Shadow::name).toList()));
        append(false, shadow, why);
        return shadow;
    }

    private void append(boolean begins, Shadow shadow, String why) {
        ChainedLines.of(file).append(new Line(clock.instant().toString(), begins, shadow, why));
    }
}
