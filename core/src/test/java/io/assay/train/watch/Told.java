package io.assay.train.watch;

import io.assay.model.watch.TrainingEnd;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingEpoch.Score;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;

/** Tells a listener of a training that the test makes up: 64 rows a batch, a second a step, two a validation. */
final class Told {
    static final int BATCHES = 20;
    static final int BATCH = 64;

    private final TrainingListener listener;
    private final Time time;

    Told(TrainingListener listener, Time time) {
        this.listener = listener;
        this.time = time;
    }

    static TrainingStart start(int epochs, int epochsDone) {
        return new TrainingStart("lstm", 132_000, epochs, BATCHES, BATCHES * BATCH, 640, epochsDone, 0.5);
    }

    static Score score(double loss, double accuracy) {
        return new Score(loss, accuracy);
    }

    static TrainingEpoch epoch(int number, Score train, Score validation) {
        return new TrainingEpoch(number, train, validation, 0.001, 0.5, number == 1);
    }

    static TrainingStep step(int epoch, int step, double loss, double norm) {
        return new TrainingStep(epoch, step, loss, norm, 0.001, BATCH);
    }

    Told started(int epochs, int epochsDone) {
        listener.started(start(epochs, epochsDone));
        return this;
    }

    /** Some steps of an epoch, from one to another, a second each. */
    Told steps(int epoch, int from, int to) {
        for (int s = from; s <= to; s++) {
            time.pass(1);
            listener.stepped(step(epoch, s, 0.7, 0.5));
        }
        return this;
    }

    /** A whole epoch. */
    Told epoch(int number) {
        steps(number, 1, BATCHES);
        return scored(number);
    }

    /** The end of an epoch. */
    Told scored(int number) {
        time.pass(2);
        listener.epochEnded(epoch(number, score(0.69, 0.53), score(0.691, 0.52)));
        return this;
    }

    void ended(int epochs) {
        listener.ended(new TrainingEnd(epochs, 1, TrainingEnd.Reason.ALL_EPOCHS));
    }
}
