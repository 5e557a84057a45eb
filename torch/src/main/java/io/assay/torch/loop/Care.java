package io.assay.torch.loop;

import java.util.Optional;

import io.assay.model.watch.TrainingListener;

/**
 * How a training is looked after; nothing of it changes a weight.
 *
 * @param name of what is trained, for the listener
 * @param threads that compute shards
 * @param listener told how it goes
 * @param checkpoint where it keeps what it has reached, if anywhere
 */
public record Care(String name, int threads, TrainingListener listener, Optional<Checkpoint> checkpoint) {}
