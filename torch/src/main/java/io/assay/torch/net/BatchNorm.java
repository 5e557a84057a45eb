package io.assay.torch.net;

import java.util.List;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.ScalarType;

import static org.bytedeco.pytorch.global.torch.batch_norm;
import static org.bytedeco.pytorch.global.torch.mean;
import static org.bytedeco.pytorch.global.torch.var;

/**
 * Brings each column to mean 0 and variance 1 over the rows of a pass, then scales and shifts it (Ioffe and Szegedy
 * 2015). In training the statistics are those of one shard of the batch (Hoffer, Hubara and Soudry 2017 call that ghost
 * batches); in answering, running means of what shards saw.
 *
 * @param name of the layer
 * @param width of the last dimension; all others are rows
 */
record BatchNorm(String name, int width) implements Layer {
    private static final double EPSILON = 1e-5;
    private static final int FEWEST_ROWS = 2;

    @Override
    public List<Weight> weights() {
        return List.of(
                Weight.bias(name + ".gain", width, Init.constant(1)),
                Weight.bias(name + ".shift", width, Init.constant(0)),
                new Weight(name + ".mean", new long[] {width}, Weight.Role.STATISTIC, Init.constant(0)),
                new Weight(name + ".variance", new long[] {width}, Weight.Role.STATISTIC, Init.constant(1)));
    }

    @Override
    public Tensor apply(Tensor x, Pass pass) {
        Tensor flat = x.reshape(-1, width);
        // One row has no variance: it is normalised as in answering.
        boolean own = pass.training() && flat.size(0) >= FEWEST_ROWS;
        if (own) {
            // In single precision also where the pass is not: they are kept.
            Tensor seen = flat.detach().to(ScalarType.Float);
            pass.saw(name + ".mean", mean(seen, 0));
            pass.saw(name + ".variance", var(seen, 0));
        }
        TensorOptional none = new TensorOptional();
        return batch_norm(
                        flat,
                        new TensorOptional(pass.weight(name + ".gain")),
                        new TensorOptional(pass.weight(name + ".shift")),
                        own ? none : new TensorOptional(pass.weight(name + ".mean")),
                        own ? none : new TensorOptional(pass.weight(name + ".variance")),
                        own,
                        0,
                        EPSILON,
                        false)
                .reshape(x.sizes());
    }
}
