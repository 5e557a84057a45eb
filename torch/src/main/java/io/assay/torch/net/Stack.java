package io.assay.torch.net;

import java.util.ArrayList;
import java.util.List;

import org.bytedeco.pytorch.Tensor;

import static org.bytedeco.pytorch.global.torch.mean;

/** Layers one after the other, put together step by step. */
final class Stack implements Layer {
    private final List<Layer> layers = new ArrayList<>();

    /** Adds a layer. */
    Stack then(Layer layer) {
        layers.add(layer);
        return this;
    }

    /** Adds dropout; a rate of 0 adds nothing. */
    Stack thenDropout(double rate) {
        return rate == 0 ? this : then(new Plain((x, pass) -> pass.dropout(x, rate)));
    }

    /** Of [rows, bars, columns] the last bar. */
    Stack thenLastBar() {
        return then(new Plain((x, pass) -> x.select(1, -1)));
    }

    /** Of [rows, bars, columns] the mean over the bars. */
    Stack thenMeanOfBars() {
        return then(new Plain((x, pass) -> mean(x, 1)));
    }

    /** Of [rows, bars, columns] all bars side by side. */
    Stack thenFlat() {
        return then(new Plain((x, pass) -> x.reshape(x.size(0), -1)));
    }

    /** Adds what a part answers to what it was asked, and a norm of the sum. */
    Stack thenAround(Layer part, LayerNorm norm) {
        return then(new Around(part, norm));
    }

    @Override
    public List<Weight> weights() {
        return layers.stream().flatMap(layer -> layer.weights().stream()).toList();
    }

    @Override
    public Tensor apply(Tensor x, Pass pass) {
        Tensor y = x;
        for (Layer layer : layers) {
            y = layer.apply(y, pass);
        }
        return y;
    }

    /** What needs no weights. */
    private interface Step {
        Tensor apply(Tensor x, Pass pass);
    }

    private record Plain(Step step) implements Layer {
        @Override
        public List<Weight> weights() {
            return List.of();
        }

        @Override
        public Tensor apply(Tensor x, Pass pass) {
            return step.apply(x, pass);
        }
    }

    private record Around(Layer part, LayerNorm norm) implements Layer {
        @Override
        public List<Weight> weights() {
            List<Weight> weights = new ArrayList<>(part.weights());
            weights.addAll(norm.weights());
            return weights;
        }

        @Override
        public Tensor apply(Tensor x, Pass pass) {
            return norm.apply(x.add(part.apply(x, pass)), pass);
        }
    }
}
