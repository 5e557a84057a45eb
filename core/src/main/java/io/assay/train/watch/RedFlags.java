package io.assay.train.watch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;

/**
 * Watches a training and warns, each trouble once a training:
 *
 * <ul>
 *   <li>the training loss has not fallen by 0.1 % in 5 epochs (ours);
 *   <li>the validation loss rose 3 epochs running while the training loss fell, or lies 5 % above its lowest (Prechelt
 *       1998, UP 3 and GL 5);
 *   <li>a gap of over 10 percentage points between the accuracies of training and validation rows (the request, R83);
 *   <li>an accuracy within two standard errors of the base rate after 5 epochs (ours);
 *   <li>an accuracy that avoids over 30 % of the base rate's mistakes, such as 0.65 of 0.5, by two standard errors: no
 *       published model of daily directions is near (DTML 2021: 0.574);
 *   <li>a loss or gradient that is not finite (the request, R82);
 *   <li>a gradient over ten times its running median (Pascanu and others 2013);
 *   <li>an epoch of over an hour, or over three days left (the request, R83);
 *   <li>an epoch of over twice the first ones, and over 10 s (ours).
 * </ul>
 *
 * <p>A training that goes on after a kill is watched from there on: what epochs before came to is not known to it.
 */
public final class RedFlags implements TrainingListener {
    private final Consumer<RedFlag> consumer;
    private final LongSupplier nanos;
    private final List<TrainingEpoch> epochs = new ArrayList<>();
    private final Set<Trouble> raised = EnumSet.noneOf(Trouble.class);
    private TrainingStart start = new TrainingStart("", 0, 1, 1, 0, 0, 0, Double.NaN);
    private Steadiness steadiness = new Steadiness();
    private Speed speed;
    private boolean hasStepped;

    /**
     * A watcher.
     *
     * @param nanos nanoseconds that never go back
     * @param consumer takes each flag when it is raised
     */
    public RedFlags(LongSupplier nanos, Consumer<RedFlag> consumer) {
        this.nanos = nanos;
        this.consumer = consumer;
        this.speed = new Speed(nanos);
    }

    @Override
    public void started(TrainingStart newStart) {
        start = newStart;
        epochs.clear();
        raised.clear();
        steadiness = new Steadiness();
        speed = new Speed(nanos);
        speed.started(newStart);
        hasStepped = false;
    }

    @Override
    public void stepped(TrainingStep step) {
        if (!Double.isFinite(step.loss()) || !Double.isFinite(step.gradientNorm())) {
            raise(
                    Trouble.NOT_FINITE,
                    step.epoch(),
                    Optional.of("in step " + step.step() + " a loss or gradient is not finite (loss " + step.loss()
                            + ", gradient norm " + step.gradientNorm() + ")"));
        }
        raise(Trouble.GRADIENT_EXPLODES, step.epoch(), steadiness.after(step));
        raise(Trouble.SLOW, step.epoch(), speed.after(step, !hasStepped));
        hasStepped = true;
    }

    @Override
    public void epochEnded(TrainingEpoch epoch) {
        epochs.add(epoch);
        int at = epoch.epoch();
        raise(Trouble.SLOWING_DOWN, at, speed.after(epoch));
        raise(Trouble.NOT_FINITE, at, Curves.notFinite(start, epoch));
        raise(Trouble.LOSS_FLAT, at, Curves.lossFlat(epochs));
        raise(Trouble.VALIDATION_RISING, at, Curves.validationRising(epochs));
        raise(Trouble.ACCURACY_GAP, at, Curves.gap(epoch));
        raise(Trouble.AT_BASE_RATE, at, Curves.atBaseRate(start, epochs));
        raise(Trouble.TOO_GOOD, at, Curves.tooGood(start, epoch));
    }

    private void raise(Trouble trouble, int epoch, Optional<String> sentence) {
        if (sentence.isPresent() && raised.add(trouble)) {
            consumer.accept(RedFlag.of(trouble, start.name() + ", epoch " + epoch + ": " + sentence.get()));
        }
    }
}
