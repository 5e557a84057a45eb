package io.assay.torch.net;

import java.util.List;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

import static org.bytedeco.pytorch.global.torch.layer_norm;

/**
 * Brings the last dimension of each element to mean 0 and variance 1, then scales and shifts it (Ba, Kiros and Hinton
 * 2016).
 *
 * @param name of the layer
 * @param width of the last dimension
 */
record LayerNorm(String name, int width) implements Layer {
    private static final double EPSILON = 1e-5;

    @Override
    public List<Weight> weights() {
        return List.of(
                Weight.bias(name + ".gain", width, Init.constant(1)),
                Weight.bias(name + ".shift", width, Init.constant(0)));
    }

    @Override
    public Tensor apply(Tensor x, Pass pass) {
        TensorOptional gain = new TensorOptional(pass.weight(name + ".gain"));
        TensorOptional shift = new TensorOptional(pass.weight(name + ".shift"));
        return layer_norm(x, new long[] {width}, gain, shift, EPSILON, false);
    }
}
