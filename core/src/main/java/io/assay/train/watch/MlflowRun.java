package io.assay.train.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.assay.model.watch.TrainingEnd;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;
import org.jspecify.annotations.Nullable;

/**
 * Tells an MLflow tracking server of a training, a run each; one that goes on after a kill is a run of its own that
 * says after which epoch. A server that does not answer is warned of once. What it was not told is kept, and sent once
 * it answers; it is asked again no sooner than after a minute, so that it cannot slow the training down.
 */
public final class MlflowRun implements TrainingListener, AutoCloseable {
    /** The experiment that runs are put in. */
    public static final String EXPERIMENT = "assay";

    private static final long BETWEEN = Duration.ofSeconds(5).toNanos();
    private static final long AFTER_FAILURE = Duration.ofMinutes(1).toNanos();
    private static final int MOST_METRICS = 900;
    private static final int MOST_PARAMS = 100;
    private static final int MOST_LETTERS = 500;

    private final MlflowClient client;
    private final Map<String, Object> settings;
    private final Clocks clocks;
    private final Consumer<String> warnings;
    private final Points points;
    private final List<MlflowClient.Metric> untold = new ArrayList<>();
    private final List<MlflowClient.Param> unset = new ArrayList<>();
    private String name = "";
    private @Nullable String run;
    private boolean isOpen;
    private boolean hasWarned;
    private long next;

    /**
     * A teller.
     *
     * @param settings what the training was asked for, by name; kept as the run's parameters
     * @param warnings takes one sentence when the server does not answer, and one if figures were never told
     */
    public MlflowRun(MlflowClient client, Map<String, Object> settings, Clocks clocks, Consumer<String> warnings) {
        this.client = client;
        this.settings = new TreeMap<>(settings);
        this.clocks = clocks;
        this.warnings = warnings;
        this.points = new Points(clocks.nanos());
    }

    @Override
    public void started(TrainingStart start) {
        close();
        points.started(start);
        name = start.name();
        isOpen = true;
        run = null;
        Map<String, Object> all = new TreeMap<>(settings);
        all.put("learner", start.name());
        all.put("network_parameters", start.parameters());
        all.put("train_rows", start.sequences());
        all.put("validation_rows", start.validation());
        all.put("most_epochs", start.epochs());
        all.put("steps_an_epoch", start.batches());
        all.put("goes_on_after_epoch", start.epochsDone());
        all.forEach((key, value) -> unset.add(new MlflowClient.Param(key, cut(String.valueOf(value)))));
        send();
    }

    private static String cut(String value) {
        return value.substring(0, Math.min(MOST_LETTERS, value.length()));
    }

    @Override
    public void stepped(TrainingStep step) {
        points.stepped(step).ifPresent(values -> {
            keep(values, points.at(step));
            if (isDue()) {
                send();
            }
        });
    }

    @Override
    public void epochEnded(TrainingEpoch epoch) {
        keep(points.epochEnded(epoch), points.upTo(epoch));
        if (isDue()) {
            send();
        }
    }

    @Override
    public void ended(TrainingEnd end) {
        finish("FINISHED");
    }

    /** Ends a run whose training did not end by itself, as failed. */
    @Override
    public void close() {
        finish("FAILED");
    }

    private void keep(Map<String, Double> values, long step) {
        long now = clocks.clock().instant().toEpochMilli();
        values.forEach((key, value) -> {
            // MLflow's API takes no infinity and no NaN; the log and TensorBoard show them.
            if (Double.isFinite(value)) {
                untold.add(new MlflowClient.Metric(key, value, now, step));
            }
        });
    }

    private boolean isDue() {
        return clocks.nanos().getAsLong() - next >= 0;
    }

    private void finish(String status) {
        if (!isOpen) {
            return;
        }
        isOpen = false;
        send();
        try {
            if (untold.isEmpty() && unset.isEmpty() && run != null) {
                client.end(run, status, clocks.clock().instant());
            } else {
                warnings.accept("warning: the MLflow server at " + client.url() + " was never told " + untold.size()
                        + " figures of " + name);
            }
        } catch (IOException e) {
            warn(e);
        } finally {
            untold.clear();
            unset.clear();
        }
    }

    private void send() {
        long now = clocks.nanos().getAsLong();
        try {
            String to = run();
            while (!unset.isEmpty() || !untold.isEmpty()) {
                List<MlflowClient.Metric> metrics = untold.subList(0, Math.min(MOST_METRICS, untold.size()));
                List<MlflowClient.Param> params = unset.subList(0, Math.min(MOST_PARAMS, unset.size()));
                client.log(to, metrics, params);
                metrics.clear();
                params.clear();
            }
            next = now + BETWEEN;
        } catch (IOException e) {
            next = clocks.nanos().getAsLong() + AFTER_FAILURE;
            warn(e);
        }
    }

    private String run() throws IOException {
        String known = run;
        if (known == null) {
            known = client.createRun(
                    client.experiment(EXPERIMENT), name, clocks.clock().instant());
            run = known;
        }
        return known;
    }

    private void warn(IOException e) {
        if (!hasWarned) {
            hasWarned = true;
            warnings.accept("warning: the MLflow server at " + client.url() + " is not told of the training ("
                    + e.getMessage() + "); the training goes on, and what is missing is sent once it answers");
        }
    }
}
