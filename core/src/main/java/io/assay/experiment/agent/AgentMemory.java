package io.assay.experiment.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.Digest;
import io.assay.base.IoReason;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.portfolio.sizing.Lesson;
import io.assay.portfolio.sizing.SizingEngine;
import io.assay.portfolio.sizing.SizingLearner;
import io.assay.portfolio.sizing.SizingPolicy;

/**
 * Trained agents in a folder, a file each, written once and at once, and named after all that their weights depend on:
 * who is killed goes on with the agent that was in training then.
 */
final class AgentMemory {
    private static final int DIGITS = 32;

    private final Path folder;
    private final SizingEngine engine;
    private final List<String> damaged;

    /**
     * The agents in a folder, which need not exist yet.
     *
     * @param damaged hears of each damaged file, in a sentence; it counts as none, since it can be made again; may be
     *     told from several threads
     */
    AgentMemory(Path folder, SizingEngine engine, List<String> damaged) {
        this.folder = folder;
        this.engine = engine;
        this.damaged = damaged;
    }

    /** The agent that was trained on a lesson, or one that is trained now and kept. */
    SizingPolicy trained(SizingLearner learner, Lesson lesson, String digest, Seed seed) {
        String key = Digest.sha256()
                .add(learner.name())
                .add(Json.line(learner.parameters()))
                .add(digest)
                .add(seed.value())
                .add(engine.version())
                .hex()
                .substring(0, DIGITS);
        Path file = folder.resolve(key + ".agent");
        return recall(file).orElseGet(() -> {
            SizingPolicy trained = learner.train(lesson, seed);
            AtomicFiles.write(file, engine.write(trained));
            return trained;
        });
    }

    private Optional<SizingPolicy> recall(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(engine.read(Files.readAllBytes(file)));
        } catch (DataException e) {
            damaged.add(file + ": " + e.getMessage() + " It was trained again.");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }
}
