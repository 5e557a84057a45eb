/**
 * Those who listen to a training in epochs: how fast it goes and how long it will take, a log file, event files for
 * TensorBoard, a run on an MLflow server, and red flags with what to do about them. None of them changes a bit of a
 * model, and none of them can end a training. May import {@code base} and {@code model.watch}.
 */
@NullMarked
package io.assay.train.watch;

import org.jspecify.annotations.NullMarked;
