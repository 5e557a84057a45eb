package io.assay.experiment.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.assay.base.AtomicFiles;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.report.PipelineReport;
import io.assay.report.PipelineReport.State;
import io.assay.report.Stage;
import io.assay.report.StepResult;

/** What the steps of a pipeline came to, a file each in the workspace; written whole or not at all. */
public final class PipelineFolder {
    private static final String FOLDER = "pipelines";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,60}";

    private final Path workspace;
    private final String name;
    private final Path folder;

    /**
     * The folder of a pipeline, which need not exist yet.
     *
     * @throws UsageException if the name could lead elsewhere
     */
    public PipelineFolder(Path workspace, String name) {
        if (!name.matches(NAME)) {
            throw new UsageException(
                    "a pipeline's name holds letters, digits, '-' and '_' only, such as main, was '" + name + "'");
        }
        this.workspace = workspace;
        this.name = name;
        this.folder = workspace.resolve(FOLDER).resolve(name);
    }

    /**
     * On what a step stands.
     *
     * @param dataHash SHA-256 of all that is stored
     * @param lastDay that epoch day
     * @param maker the code that fits and predicts, versions included
     */
    public record Ground(String dataHash, int lastDay, String maker) {}

    /**
     * What is kept of a step.
     *
     * @param key everything that its result depends on
     * @param ground data and code
     * @param built keys of the steps that it needed
     * @param started ISO instant
     * @param seconds that it took
     * @param code version of Assay
     * @param result what it came to
     */
    record Kept(
            String key,
            Ground ground,
            Map<Stage, String> built,
            String started,
            double seconds,
            String code,
            StepResult result) {}

    /** That a step was begun, at an ISO instant. */
    record Begun(String started) {}

    Optional<Kept> kept(Stage stage) {
        return read(file(stage), Kept.class);
    }

    private static <T> Optional<T> read(Path file, Class<T> type) {
        return Files.exists(file) ? Optional.of(Json.read(file, type)) : Optional.empty();
    }

    void begin(Stage stage, Instant started) {
        AtomicFiles.write(begun(stage), Json.pretty(new Begun(started.toString())));
    }

    void keep(Stage stage, Kept kept) {
        AtomicFiles.write(file(stage), Json.pretty(kept));
        end(stage);
    }

    /** Takes the mark of a beginning away. */
    void end(Stage stage) {
        try {
            Files.deleteIfExists(begun(stage));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + begun(stage) + ": " + e.getMessage(), e);
        }
    }

    /** Whether all that a step wrote, and every model that it kept, is still there. */
    boolean isWhole(Kept kept) {
        StepResult result = kept.result();
        return Stream.of(
                        result.pages().stream(),
                        result.files().stream(),
                        result.models().values().stream().map(id -> "models/" + id))
                .flatMap(paths -> paths)
                .allMatch(path -> Files.exists(workspace.resolve(path)));
    }

    /** Where it keeps its files. */
    Path path() {
        return folder;
    }

    /**
     * How every step stands.
     *
     * @param now tells, for what a step stood on, what it would stand on now
     */
    public PipelineReport status(UnaryOperator<Ground> now) {
        List<PipelineReport.Step> rows = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            Optional<Kept> kept = kept(stage);
            Optional<Begun> begun = read(begun(stage), Begun.class);
            rows.add(new PipelineReport.Step(
                    stage,
                    begun.isPresent()
                            ? State.BEGUN
                            : kept.map(k -> state(k, now)).orElse(State.OPEN),
                    begun.map(Begun::started).or(() -> kept.map(Kept::started)).orElse(""),
                    kept.map(Kept::seconds).orElse(Double.NaN),
                    kept.map(Kept::code).orElse(""),
                    kept.map(Kept::result)));
        }
        return new PipelineReport(name, rows);
    }

    private State state(Kept kept, UnaryOperator<Ground> now) {
        boolean onOthers = kept.built().entrySet().stream()
                .anyMatch(need -> kept(need.getKey())
                        .filter(k -> k.key().equals(need.getValue()))
                        .isEmpty());
        boolean same = now.apply(kept.ground()).equals(kept.ground());
        return same && !onOthers && isWhole(kept) ? State.DONE : State.OUTDATED;
    }

    private Path file(Stage stage) {
        return folder.resolve(stage.id() + ".json");
    }

    private Path begun(Stage stage) {
        return folder.resolve(stage.id() + ".begun.json");
    }
}
