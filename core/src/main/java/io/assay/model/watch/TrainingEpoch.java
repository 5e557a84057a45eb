package io.assay.model.watch;

/**
 * What an epoch came to.
 *
 * @param epoch from 1
 * @param train over the epoch's batches as they were learnt from, noise included
 * @param validation on rows that are not learnt from; NaN throughout where there are none
 * @param learningRate of the epoch's last step
 * @param gradientNorm mean over the steps, before clipping
 * @param best whether no epoch before had a lower validation loss
 */
public record TrainingEpoch(
        int epoch, Score train, Score validation, double learningRate, double gradientNorm, boolean best) {
    /**
     * How well rows are predicted.
     *
     * @param loss mean loss a row, penalties left out: cross-entropy in nats, or squared error of the standardised
     *     target
     * @param accuracy share of rows whose most probable class came true, 0..1; NaN where a number is predicted
     */
    public record Score(double loss, double accuracy) {}
}
