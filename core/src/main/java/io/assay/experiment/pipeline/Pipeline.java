package io.assay.experiment.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.assay.base.Digest;
import io.assay.base.UsageException;
import io.assay.experiment.Wiring;
import io.assay.experiment.pipeline.PipelineFolder.Ground;
import io.assay.experiment.pipeline.PipelineFolder.Kept;
import io.assay.registry.CodeVersion;
import io.assay.report.Stage;
import io.assay.report.StepResult;

/**
 * Steps one after the other. What a step came to is on disk as soon as it is done, under a key made of the data, its
 * specification, the code and the keys of the steps that it needs; whoever runs the pipeline again gets it from there,
 * and goes on with the first step of which nothing is there under its key.
 */
public final class Pipeline {
    private static final double MILLIS = 1000;

    private final List<Step> steps;
    private final PipelineFolder folder;
    private final Ground ground;
    private final Wiring wiring;

    /**
     * A pipeline.
     *
     * @param steps in their order
     * @param folder that keeps what they came to
     * @param ground data and code
     */
    public Pipeline(List<Step> steps, PipelineFolder folder, Ground ground, Wiring wiring) {
        this.steps = List.copyOf(steps);
        this.folder = folder;
        this.ground = ground;
        this.wiring = wiring;
    }

    /**
     * Does what is not done.
     *
     * @param from step from which on everything is done again, or nothing
     * @param announce hears in a line each what is done now, and what is there already
     * @throws UsageException if a step before {@code from} is not done
     */
    public void run(Optional<Stage> from, Consumer<String> announce) {
        Map<Stage, String> keys = keys();
        Map<Stage, StepResult> results = new EnumMap<>(Stage.class);
        Set<Stage> performed = EnumSet.noneOf(Stage.class);
        int number = 0;
        for (Step step : steps) {
            Stage stage = step.stage();
            boolean again = from.isPresent() && stage.compareTo(from.get()) >= 0;
            boolean onOthers = step.needs().stream().anyMatch(performed::contains);
            Optional<StepResult> done = again || onOthers ? Optional.empty() : done(stage, keys);
            if (done.isEmpty() && !again && !onOthers && from.isPresent()) {
                throw new UsageException("step " + stage.id() + " comes before "
                        + from.get().id() + " and is not done on this data. Fix: leave out '--from-step', or say"
                        + " '--from-step " + stage.id() + "'");
            }
            number++;
            announce.accept("Step " + number + " of " + steps.size() + ": " + stage.title()
                    + (done.isPresent() ? " (there already)" : ""));
            if (done.isPresent()) {
                folder.end(stage);
            } else {
                performed.add(stage);
            }
            results.put(stage, done.orElseGet(() -> perform(step, keys, results)));
        }
    }

    private Optional<StepResult> done(Stage stage, Map<Stage, String> keys) {
        return folder.kept(stage)
                .filter(kept -> kept.key().equals(keys.get(stage)) && folder.isWhole(kept))
                .map(Kept::result);
    }

    private StepResult perform(Step step, Map<Stage, String> keys, Map<Stage, StepResult> results) {
        Instant started = wiring.clock().instant();
        folder.begin(step.stage(), started);
        Map<Stage, StepResult> before = new EnumMap<>(results);
        before.keySet().retainAll(step.needs());
        StepResult result = step.run(before);
        double seconds = Duration.between(started, wiring.clock().instant()).toMillis() / MILLIS;
        Map<Stage, String> built = new EnumMap<>(keys);
        built.keySet().retainAll(step.needs());
        folder.keep(
                step.stage(),
                new Kept(
                        keys.getOrDefault(step.stage(), ""),
                        ground,
                        built,
                        started.toString(),
                        seconds,
                        CodeVersion.current().toString(),
                        result));
        return result;
    }

    private Map<Stage, String> keys() {
        Map<Stage, String> keys = new EnumMap<>(Stage.class);
        for (Step step : steps) {
            Digest digest = Digest.sha256()
                    .add(ground.maker())
                    .add(ground.dataHash())
                    .add(step.stage().id())
                    .add(step.specification());
            new TreeSet<>(step.needs()).forEach(need -> digest.add(keys.getOrDefault(need, "")));
            keys.put(step.stage(), digest.hex());
        }
        return keys;
    }
}
