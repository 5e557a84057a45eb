package io.assay.train.watch;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.assay.base.Check;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;

/**
 * Measures, before a training, how long it would take: trains some steps for real and ends. The only listener that ends
 * a training, since that is what it is for.
 */
public final class TimeTrial {
    private TimeTrial() {}

    /**
     * What a training would take.
     *
     * @param steps to measure, at least 1, after the first one, which warms up; fewer if the training has fewer
     * @param nanos nanoseconds that never go back
     * @param fit trains with the listener that it is given and keeps no checkpoint
     * @throws IllegalStateException if {@code fit} trained no step with the listener
     */
    public static Estimate of(int steps, LongSupplier nanos, Consumer<TrainingListener> fit) {
        Check.atLeast("steps", steps, 1);
        Trial trial = new Trial(new Pace(nanos), steps + 1);
        try {
            fit.accept(trial);
        } catch (Enough e) {
            if (e.trial != trial) {
                throw e;
            }
        }
        return trial.pace.estimate().orElseThrow(() -> new IllegalStateException("the time trial trained no step"));
    }

    private static final class Trial implements TrainingListener {
        private final Pace pace;
        private int left;

        Trial(Pace pace, int steps) {
            this.pace = pace;
            this.left = steps;
        }

        @Override
        public void started(TrainingStart start) {
            pace.started(start);
        }

        @Override
        public void stepped(TrainingStep step) {
            pace.stepped(step);
            left--;
            if (left == 0) {
                throw new Enough(this);
            }
        }

        @Override
        public void epochEnded(TrainingEpoch epoch) {
            pace.epochEnded(epoch);
        }
    }

    /** Leaves the loop of a training; no error, so it has no trace. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Trial trial;

        Enough(Trial trial) {
            super("the time trial is over", null, false, false);
            this.trial = trial;
        }
    }
}
