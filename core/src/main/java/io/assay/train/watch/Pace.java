package io.assay.train.watch;

import java.util.Optional;
import java.util.function.LongSupplier;

import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;
import org.jspecify.annotations.Nullable;

/**
 * Measures how fast a training goes. The first step is left out as soon as there is another: it loads libraries and
 * warms up. What a checkpoint holds already was not measured and does not count. Time between steps is counted whole,
 * with what listeners and checkpoints take.
 */
public final class Pace implements TrainingListener {
    private final LongSupplier nanos;
    private @Nullable TrainingStart start;
    private long mark;
    private long firstNanos;
    private long stepNanos;
    private long steps;
    private long sequences;
    private int firstSequences;
    private long validationNanos;
    private int validations;
    private long epochsDone;
    private long stepsDone;

    /** A pace measured by nanoseconds that never go back. */
    public Pace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public void started(TrainingStart newStart) {
        start = newStart;
        firstNanos = 0;
        stepNanos = 0;
        steps = 0;
        sequences = 0;
        firstSequences = 0;
        validationNanos = 0;
        validations = 0;
        epochsDone = newStart.epochsDone();
        stepsDone = epochsDone * newStart.batches();
        mark = nanos.getAsLong();
    }

    @Override
    public void stepped(TrainingStep step) {
        long took = lap();
        if (firstSequences == 0) {
            firstNanos = took;
            firstSequences = step.sequences();
        } else {
            stepNanos += took;
            steps++;
            sequences += step.sequences();
        }
        if (start != null) {
            stepsDone = (step.epoch() - 1L) * start.batches() + step.step();
        }
    }

    @Override
    public void epochEnded(TrainingEpoch epoch) {
        validationNanos += lap();
        validations++;
        epochsDone = epoch.epoch();
    }

    private long lap() {
        long now = nanos.getAsLong();
        long took = now - mark;
        mark = now;
        return took;
    }

    /** Rows learnt from a second; NaN before the first step. */
    public double sequencesPerSecond() {
        if (firstSequences == 0) {
            return Double.NaN;
        }
        return steps == 0
                ? firstSequences / Estimate.seconds(Math.max(1, firstNanos))
                : (double) sequences / Estimate.seconds(Math.max(1, stepNanos));
    }

    /** Steps of the whole training that are done, those before a kill included. */
    public long stepsDone() {
        return stepsDone;
    }

    /** What the training takes by what was measured so far; empty before the first step. */
    public Optional<Estimate> estimate() {
        if (start == null || firstSequences == 0) {
            return Optional.empty();
        }
        double step = Estimate.seconds(steps == 0 ? firstNanos : stepNanos) / Math.max(1, steps);
        double validation = validations == 0
                ? Estimate.unmeasuredValidation(start, step)
                : Estimate.seconds(validationNanos) / validations;
        return Optional.of(new Estimate(
                new Estimate.Measured(step, Math.max(1, steps), validation, validations),
                start.epochs(),
                start.batches(),
                stepsDone,
                epochsDone));
    }
}
