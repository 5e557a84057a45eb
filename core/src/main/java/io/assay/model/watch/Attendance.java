package io.assay.model.watch;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a long fit is looked after. Nothing of it changes a bit of the model, so it is no hyper-parameter.
 *
 * @param listener told how it goes
 * @param checkpoints folder of this one fit, where a training keeps what it has reached and goes on from after a kill;
 *     empty for none
 */
public record Attendance(TrainingListener listener, Optional<Path> checkpoints) {
    /** Nobody listens, nothing is kept. */
    public static final Attendance NONE = new Attendance(TrainingListener.NONE, Optional.empty());
}
