package io.assay.train.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;

/**
 * The numbers of a training that are drawn over its steps, counted through all epochs. Steps are too many to draw each:
 * so many points an epoch are, each the mean of the steps since the one before.
 */
final class Points {
    private static final int AN_EPOCH = 50;

    private final Pace pace;
    private int batches = 1;
    private boolean validated;
    private double losses;
    private double norms;
    private long rows;
    private int steps;

    Points(LongSupplier nanos) {
        this.pace = new Pace(nanos);
    }

    void started(TrainingStart start) {
        pace.started(start);
        batches = Math.max(1, start.batches());
        validated = start.validation() > 0;
        forget();
    }

    /** The numbers of a step, by name, where a point is due. */
    Optional<Map<String, Double>> stepped(TrainingStep step) {
        pace.stepped(step);
        losses += step.loss() * step.sequences();
        norms += step.gradientNorm();
        rows += step.sequences();
        steps++;
        if (step.step() % Math.max(1, batches / AN_EPOCH) != 0 && step.step() != batches) {
            return Optional.empty();
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("batch/loss", losses / Math.max(1, rows));
        values.put("learning_rate", step.learningRate());
        values.put("gradient_norm", norms / steps);
        values.put("sequences_per_second", pace.sequencesPerSecond());
        forget();
        return Optional.of(values);
    }

    /** The numbers of an epoch, by name; what there is none of is left out. */
    Map<String, Double> epochEnded(TrainingEpoch epoch) {
        pace.epochEnded(epoch);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("train/loss", epoch.train().loss());
        putKnown(values, "train/accuracy", epoch.train().accuracy());
        if (validated) {
            values.put("validation/loss", epoch.validation().loss());
            putKnown(values, "validation/accuracy", epoch.validation().accuracy());
        }
        return values;
    }

    private static void putKnown(Map<String, Double> values, String name, double value) {
        if (!Double.isNaN(value)) {
            values.put(name, value);
        }
    }

    /** Steps through all epochs up to a step, itself included. */
    long at(TrainingStep step) {
        return (step.epoch() - 1L) * batches + step.step();
    }

    /** Steps through all epochs up to the end of an epoch. */
    long upTo(TrainingEpoch epoch) {
        return (long) epoch.epoch() * batches;
    }

    private void forget() {
        losses = 0;
        norms = 0;
        rows = 0;
        steps = 0;
    }
}
