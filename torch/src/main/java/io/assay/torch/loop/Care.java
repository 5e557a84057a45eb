package io.assay.torch.loop;

import java.util.Optional;

import io.assay.model.Device;
import io.assay.model.watch.TrainingListener;

/**
 * How a training is looked after. Nothing of it changes a weight, but for the device, which rounds in its own way.
 *
 * @param name of what is trained, for the listener
 * @param threads that compute shards
 * @param device they compute on
 * @param listener told how it goes
 * @param checkpoint where it keeps what it has reached, if anywhere
 */
public record Care(
        String name, int threads, Device device, TrainingListener listener, Optional<Checkpoint> checkpoint) {}
