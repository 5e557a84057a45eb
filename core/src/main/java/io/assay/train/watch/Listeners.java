package io.assay.train.watch;

import java.util.List;
import java.util.function.Consumer;

import io.assay.model.watch.TrainingEnd;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;

/** Several listeners as one, and listeners that cannot end a training. */
public final class Listeners {
    private Listeners() {}

    /** Tells all of them, in their order. */
    public static TrainingListener all(List<TrainingListener> listeners) {
        return new All(List.copyOf(listeners));
    }

    /**
     * A listener that is left alone once it has failed. A training of hours must not end because a disk is full; that
     * it is told no more is said once.
     *
     * @param what it does, as it stands in the warning, for example {@code the log file train.log}
     * @param listener that may fail
     * @param warnings takes one sentence when it has failed
     */
    public static TrainingListener guarded(String what, TrainingListener listener, Consumer<String> warnings) {
        return new Guarded(what, listener, warnings);
    }

    private record All(List<TrainingListener> listeners) implements TrainingListener {
        @Override
        public void started(TrainingStart start) {
            listeners.forEach(l -> l.started(start));
        }

        @Override
        public void stepped(TrainingStep step) {
            listeners.forEach(l -> l.stepped(step));
        }

        @Override
        public void epochEnded(TrainingEpoch epoch) {
            listeners.forEach(l -> l.epochEnded(epoch));
        }

        @Override
        public void ended(TrainingEnd end) {
            listeners.forEach(l -> l.ended(end));
        }
    }

    private static final class Guarded implements TrainingListener {
        private final String what;
        private final TrainingListener listener;
        private final Consumer<String> warnings;
        private boolean failed;

        Guarded(String what, TrainingListener listener, Consumer<String> warnings) {
            this.what = what;
            this.listener = listener;
            this.warnings = warnings;
        }

        @Override
        public void started(TrainingStart start) {
            tell(l -> l.started(start));
        }

        @Override
        public void stepped(TrainingStep step) {
            tell(l -> l.stepped(step));
        }

        @Override
        public void epochEnded(TrainingEpoch epoch) {
            tell(l -> l.epochEnded(epoch));
        }

        @Override
        public void ended(TrainingEnd end) {
            tell(l -> l.ended(end));
        }

        private void tell(Consumer<TrainingListener> event) {
            if (failed) {
                return;
            }
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                failed = true;
                String reason = e.getMessage() == null ? e.toString() : e.getMessage();
                warnings.accept("warning: " + what + " is told no more (" + reason + "); the training goes on");
            }
        }
    }
}
