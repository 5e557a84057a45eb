package io.assay.train.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;

/** Watches how long epochs take. */
final class Speed {
    /** Seconds: an epoch of over an hour is too slow (the request, S4 issue 1 and R83). */
    static final double LONGEST_EPOCH = 3600;

    /** Seconds: a training expected to take over three days is too slow (the request, S4 issue 1 and R83). */
    static final double LONGEST_TRAINING = 3 * 24 * 3600.0;

    /** An epoch of so many times the first ones is slow; ours. */
    static final double SLOWER = 2;

    private static final int FIRST_EPOCHS = 3;
    private static final double SHORTEST = 10;
    private static final int STEPS_TO_TELL = 20;

    private final LongSupplier nanos;
    private final Pace pace;
    private final List<Double> first = new ArrayList<>();
    private long mark;
    private boolean isWhole;

    Speed(LongSupplier nanos) {
        this.nanos = nanos;
        this.pace = new Pace(nanos);
    }

    void started(TrainingStart start) {
        pace.started(start);
        first.clear();
        mark = nanos.getAsLong();
        isWhole = true;
    }

    /** The sentence of a training that takes too long, told once enough steps were measured. */
    Optional<String> after(TrainingStep step, boolean isFirst) {
        pace.stepped(step);
        if (isFirst) {
            // An epoch that a checkpoint begins in the middle of is no measure of others.
            isWhole = step.step() == 1;
        }
        return pace.estimate()
                .filter(e -> e.measured().steps() >= STEPS_TO_TELL)
                .flatMap(Speed::tooLong);
    }

    private static Optional<String> tooLong(Estimate estimate) {
        if (estimate.epoch() > LONGEST_EPOCH) {
            return Optional.of(
                    "an epoch takes " + Wording.time(estimate.epoch()) + ", more than " + Wording.time(LONGEST_EPOCH));
        }
        return estimate.remaining() > LONGEST_TRAINING
                ? Optional.of(Wording.time(estimate.remaining()) + " are left at most, more than "
                        + Wording.time(LONGEST_TRAINING))
                : Optional.empty();
    }

    /** The sentence of an epoch that took much longer than the first ones. */
    Optional<String> after(TrainingEpoch epoch) {
        pace.epochEnded(epoch);
        long now = nanos.getAsLong();
        double took = Estimate.seconds(now - mark);
        mark = now;
        if (!isWhole) {
            isWhole = true;
            return Optional.empty();
        }
        if (first.size() < FIRST_EPOCHS) {
            first.add(took);
            return Optional.empty();
        }
        double usual =
                first.stream().sorted().skip(FIRST_EPOCHS / 2).findFirst().orElseThrow();
        return took > SLOWER * usual && took >= SHORTEST
                ? Optional.of("the epoch took " + Wording.time(took) + ", the first ones " + Wording.time(usual))
                : Optional.empty();
    }
}
