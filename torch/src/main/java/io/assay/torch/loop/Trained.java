package io.assay.torch.loop;

import java.util.List;

import io.assay.model.watch.TrainingEpoch;

/**
 * What a training came to.
 *
 * @param weights those of the best epoch, statistics included
 * @param best that epoch, from 1
 * @param epochs what every epoch came to, in order
 */
public record Trained(float[] weights, int best, List<TrainingEpoch> epochs) {
    /** Copies the list. */
    public Trained {
        epochs = List.copyOf(epochs);
    }
}
