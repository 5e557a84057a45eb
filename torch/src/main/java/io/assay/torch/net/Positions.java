package io.assay.torch.net;

import java.util.List;

import org.bytedeco.pytorch.Tensor;

/**
 * Adds to each bar of a window what was learnt of its place in it.
 *
 * @param name of the layer
 * @param bars of a window
 * @param width of the last dimension
 */
record Positions(String name, int bars, int width) implements Layer {
    private static final double DEVIATION = 0.02;

    @Override
    public List<Weight> weights() {
        return List.of(new Weight(name + ".place", new long[] {bars, width}, Weight.Role.BIAS, Init.normal(DEVIATION)));
    }

    @Override
    public Tensor apply(Tensor x, Pass pass) {
        return x.add(pass.weight(name + ".place"));
    }
}
