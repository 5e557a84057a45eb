package io.assay.model.watch;

/**
 * Told how a training in epochs goes. Nothing that a listener does changes a bit of the model. Called from one thread
 * at a time, in the order in which things happen; a slow listener slows the training down.
 */
public interface TrainingListener {
    /** Listens to nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /** Before the first step, also of a training that goes on from a checkpoint. */
    default void started(TrainingStart start) {}

    /** After each step of the optimiser. */
    default void stepped(TrainingStep step) {}

    /** After each epoch, once the validation rows have been scored. */
    default void epochEnded(TrainingEpoch epoch) {}

    /** After the last epoch, when the best weights have been restored. */
    default void ended(TrainingEnd end) {}
}
