package io.assay.torch.net;

import java.util.List;
import java.util.stream.Stream;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

import static org.bytedeco.pytorch.global.torch.matmul;
import static org.bytedeco.pytorch.global.torch.softmax;

/**
 * Scaled dot-product attention of each bar to all bars of the window in several heads (Vaswani et al. 2017). All bars
 * are known at the close of the row's day, so none is masked.
 *
 * @param name of the layer
 * @param width columns of input and answer
 * @param heads number of heads
 * @param key width of each head's queries, keys and values
 */
record SelfAttention(String name, int width, int heads, int key) implements Layer {
    private Dense queries() {
        return new Dense(name + ".query", width, heads * key, false);
    }

    private Dense keys() {
        return new Dense(name + ".key", width, heads * key, false);
    }

    private Dense values() {
        return new Dense(name + ".value", width, heads * key, false);
    }

    private Dense out() {
        return new Dense(name + ".out", heads * key, width, false);
    }

    @Override
    public List<Weight> weights() {
        return Stream.of(queries(), keys(), values(), out())
                .flatMap(layer -> layer.weights().stream())
                .toList();
    }

    @Override
    public Tensor apply(Tensor x, Pass pass) {
        long rows = x.size(0);
        long bars = x.size(1);
        Tensor query = heads(queries().apply(x, pass), rows, bars);
        Tensor keys = heads(keys().apply(x, pass), rows, bars);
        Tensor values = heads(values().apply(x, pass), rows, bars);
        Scalar scale = new Scalar(1 / Math.sqrt(key));
        Tensor attention = softmax(matmul(query, keys.transpose(-2, -1)).mul(scale), -1);
        Tensor mixed = matmul(attention, values).transpose(1, 2).reshape(rows, bars, (long) heads * key);
        return out().apply(mixed, pass);
    }

    private Tensor heads(Tensor x, long rows, long bars) {
        return x.reshape(rows, bars, heads, key).transpose(1, 2);
    }
}
