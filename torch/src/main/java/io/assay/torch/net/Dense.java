package io.assay.torch.net;

import java.util.List;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.relu;

/**
 * A linear map with a bias of the last dimension; the bias starts at 0.
 *
 * @param name of the layer
 * @param in width of the input
 * @param out width of the answer
 * @param rectified whether what is below 0 becomes 0
 */
record Dense(String name, int in, int out, boolean rectified) implements Layer {
    @Override
    public List<Weight> weights() {
        return List.of(Weight.matrix(name + ".weight", out, in), Weight.bias(name + ".bias", out, Init.constant(0)));
    }

    @Override
    public Tensor apply(Tensor x, Pass pass) {
        Tensor y = linear(x, pass.weight(name + ".weight"), new TensorOptional(pass.weight(name + ".bias")));
        return rectified ? relu(y) : y;
    }
}
