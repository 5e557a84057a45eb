package io.assay.torch.loop;

import io.assay.base.Check;

/**
 * How a network is trained. Everything here changes the weights, unlike the number of threads.
 *
 * @param epochs the most there are
 * @param batch rows a batch
 * @param accumulate batches whose gradients are summed before a step
 * @param learningRate of the first epoch
 * @param decay weight decay of matrices
 * @param decoupled whether decay is apart from the gradient (AdamW, Loshchilov and Hutter 2019) or a part of it (L2)
 * @param clip the longest gradient; longer ones are shortened to it; 0 for no limit
 * @param patience epochs without a lower validation loss after which training ends; 0 for never
 * @param plateau epochs without a lower validation loss after which the learning rate falls; 0 for never
 * @param factor what the learning rate is multiplied by then
 * @param noise standard deviation of normal noise added to the scaled inputs of training; 0 for none
 * @param shards parts of a batch that are computed apart; see decision 020
 * @param mixed whether answers and gradients of learning are computed in bfloat16; weights, losses and steps are single
 *     in any case (Micikevicius et al. 2018; see decision 024)
 * @param objective what is made small
 */
public record LoopSpec(
        int epochs,
        int batch,
        int accumulate,
        double learningRate,
        double decay,
        boolean decoupled,
        double clip,
        int patience,
        int plateau,
        double factor,
        double noise,
        int shards,
        boolean mixed,
        Objective objective) {
    /** Checks the ranges. */
    public LoopSpec {
        Check.atLeast("epochs", epochs, 1);
        Check.atLeast("batch", batch, 1);
        Check.atLeast("accumulate", accumulate, 1);
        Check.that(learningRate > 0, "learningRate", "be above 0", learningRate);
        Check.that(decay >= 0, "decay", "be at least 0", decay);
        Check.that(clip >= 0, "clip", "be at least 0", clip);
        Check.that(noise >= 0, "noise", "be at least 0", noise);
        Check.atLeast("shards", shards, 1);
    }

    /** Rows a step of the optimiser. */
    int rowsOfStep() {
        return Math.multiplyExact(batch, accumulate);
    }
}
