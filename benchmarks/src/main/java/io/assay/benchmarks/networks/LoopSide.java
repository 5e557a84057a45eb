package io.assay.benchmarks.networks;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.watch.Attendance;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStep;

/**
 * Assay's own training, from a mapped matrix through the learner that users have: its listener holds it up between
 * turns. Words: {@code network=lstm-128x2|lstm-256x3|transformer batch threads stocks scratch}, and
 * {@code precision=mixed}, {@code shards} (4).
 */
final class LoopSide implements Side {
    private static final Map<String, Map<String, Object>> KNOWN = Map.of(
            "lstm-128x2", Map.of("hidden", 128, "layers", 2, "dropout", 0.2),
            "lstm-256x3", Map.of("hidden", 256, "layers", 3, "dropout", 0.3),
            "transformer", Map.of());

    private long steps;
    private long target;
    private long sequences;

    LoopSide(Plan plan) {
        int batch = plan.number("batch");
        Dataset rows = MappedMarket.rows(plan.number("stocks"), plan.bars(), Path.of(plan.word("scratch")));
        String network = plan.word("network");
        Map<String, Object> settings = new HashMap<>(Objects.requireNonNull(KNOWN.get(network), network));
        settings.put("precision", plan.has("precision") ? plan.word("precision") : "single");
        settings.put("shards", plan.has("shards") ? plan.number("shards") : 4);
        settings.putAll(Map.of("batch_size", batch, "validation", 0.0, "epochs", 100_000));
        Learner learner = Engines.find(List.of())
                .learner(network.startsWith("lstm") ? "lstm" : network, settings)
                .onThreads(plan.number("threads"))
                .attended(new Attendance(new Gate(), Optional.empty()));
        Thread training = new Thread(() -> learner.fit(rows.examples(), Seed.of(1)), "training");
        training.setDaemon(true);
        training.start();
        // A whole epoch first: what is measured is a steady state.
        go(rows.size() / batch + 1);
    }

    @Override
    public synchronized Turn go(int more) {
        Meter meter = Meter.start();
        sequences = 0;
        target = steps + more;
        notifyAll();
        waitWhile(() -> steps < target);
        return meter.stop(sequences);
    }

    /** After its last step the training waits for the next turn and costs nothing. */
    private synchronized void stepped(int rows) {
        steps++;
        sequences += rows;
        notifyAll();
        waitWhile(() -> steps >= target);
    }

    private synchronized void waitWhile(BooleanSupplier isSo) {
        try {
            while (isSo.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a training was measured", e);
        }
    }

    @Override
    public void close() {
        // The training ends with the process.
    }

    private final class Gate implements TrainingListener {
        @Override
        public void stepped(TrainingStep step) {
            LoopSide.this.stepped(step.sequences());
        }
    }
}
