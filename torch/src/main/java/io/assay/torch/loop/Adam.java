package io.assay.torch.loop;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Adam (Kingma and Ba 2015) with L2 or decoupled weight decay (AdamW, Loshchilov and Hutter 2019), on one array of
 * weights. Its formulas are those of PyTorch's {@code Adam} and {@code AdamW}.
 */
final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final LoopSpec spec;
    private final Tensor weights;
    private final Tensor decaying;
    private final Tensor mean;
    private final Tensor square;

    /**
     * An optimiser.
     *
     * @param weights changed in place
     * @param decaying 1 where weights decay, else 0
     * @param mean running mean of gradients, changed in place
     * @param square running mean of their squares, changed in place
     */
    Adam(LoopSpec spec, Tensor weights, Tensor decaying, Tensor mean, Tensor square) {
        this.spec = spec;
        this.weights = weights;
        this.decaying = decaying;
        this.mean = mean;
        this.square = square;
    }

    /**
     * One step.
     *
     * @param gradient may be changed
     * @param rate learning rate
     * @param number of the step, from 1
     */
    void step(Tensor gradient, double rate, long number) {
        if (spec.decay() > 0 && spec.decoupled()) {
            weights.addcmul_(weights, decaying, new Scalar(-rate * spec.decay()));
        } else if (spec.decay() > 0) {
            gradient.addcmul_(weights, decaying, new Scalar(spec.decay()));
        }
        mean.mul_(new Scalar(BETA1)).add_(gradient, new Scalar(1 - BETA1));
        square.mul_(new Scalar(BETA2)).addcmul_(gradient, gradient, new Scalar(1 - BETA2));
        double ofMean = 1 - StrictMath.pow(BETA1, (double) number);
        double ofSquare = 1 - StrictMath.pow(BETA2, (double) number);
        Tensor size = square.sqrt().div_(new Scalar(Math.sqrt(ofSquare))).add_(new Scalar(EPSILON));
        weights.addcdiv_(mean, size, new Scalar(-rate / ofMean));
    }

    /** Running mean of gradients. */
    float[] mean() {
        return FlatWeights.values(mean);
    }

    /** Running mean of their squares. */
    float[] square() {
        return FlatWeights.values(square);
    }
}
