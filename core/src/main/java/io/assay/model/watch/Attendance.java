package io.assay.model.watch;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a long fit is looked after. Nothing of it changes a bit of the model, so it is no hyper-parameter.
 *
 * @param listener told how it goes
 * @param checkpoints folder where a training keeps what it has reached, at least every tenth of an epoch, and goes on
 *     from after a kill; empty for none. Many fits may share it, also at the same time: the name of a file is the
 *     digest of everything that its training depends on, and a training that has ended deletes its own
 */
public record Attendance(TrainingListener listener, Optional<Path> checkpoints) {
    /** Nobody listens, nothing is kept. */
    public static final Attendance NONE = new Attendance(TrainingListener.NONE, Optional.empty());
}
