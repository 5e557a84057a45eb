package io.assay.train.tune;

/** Hears how a search goes. */
public interface TuningListener {
    /** Hears nothing. */
    TuningListener NONE = new TuningListener() {
        @Override
        public void ended(Attempt attempt) {}

        @Override
        public void told(Attempt attempt) {}
    };

    /** A trial has ended; called from any thread, in any order of a round's trials. */
    void ended(Attempt attempt);

    /** The round of a trial has ended; called in the order of the trials, also for those that a journal held. */
    void told(Attempt attempt);
}
