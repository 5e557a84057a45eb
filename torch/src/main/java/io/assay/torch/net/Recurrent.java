package io.assay.torch.net;

import java.util.List;

import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

import static org.bytedeco.pytorch.global.torch.gru;
import static org.bytedeco.pytorch.global.torch.lstm;

/**
 * One recurrent layer over [rows, bars, columns]; answers the state after every bar, [rows, bars, hidden]. Starts from
 * a state of 0. Layers are stacked singly, since libtorch's own stacks draw their dropout from one generator of the
 * process.
 *
 * @param name of the layer
 * @param cell LSTM (Hochreiter and Schmidhuber 1997, with a forget gate) or GRU (Cho et al. 2014)
 * @param in columns of the input
 * @param hidden units
 */
record Recurrent(String name, Cell cell, int in, int hidden) implements Layer {
    @Override
    public List<Weight> weights() {
        long gates = (long) cell.gates() * hidden;
        Init init = Init.uniform(hidden);
        return List.of(
                new Weight(name + ".input", new long[] {gates, in}, Weight.Role.MATRIX, init),
                new Weight(name + ".recurrent", new long[] {gates, hidden}, Weight.Role.MATRIX, init),
                Weight.bias(
                        name + ".input_bias", gates, cell == Cell.LSTM ? Init.forgetting(hidden) : Init.constant(0)),
                Weight.bias(name + ".recurrent_bias", gates, Init.constant(0)));
    }

    @Override
    public Tensor apply(Tensor x, Pass pass) {
        TensorVector weights = new TensorVector(
                pass.weight(name + ".input"),
                pass.weight(name + ".recurrent"),
                pass.weight(name + ".input_bias"),
                pass.weight(name + ".recurrent_bias"));
        Tensor start = x.new_zeros(1, x.size(0), hidden);
        return switch (cell) {
            case LSTM -> lstmStates(x, start, weights, pass.training());
            case GRU ->
                gru(x, start, weights, true, 1, 0, pass.training(), false, true).get0();
        };
    }

    /**
     * The kernel for passes without derivatives answers wrongly for few units (decision 022); the one for passes with
     * them is right. Where no weight asks for a derivative none is kept, so it costs nothing more.
     */
    @SuppressWarnings("try")
    private static Tensor lstmStates(Tensor x, Tensor start, TensorVector weights, boolean training) {
        try (AutoGradMode right = new AutoGradMode(true)) {
            return lstm(x, new TensorVector(start, start), weights, true, 1, 0, training, false, true)
                    .get0();
        }
    }
}
