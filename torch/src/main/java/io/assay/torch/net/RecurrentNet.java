package io.assay.torch.net;

import java.util.List;

/**
 * Recurrent layers and what is answered from: the last bar's state, or the mean of all bars' states after
 * self-attention (R53, R60, R61, R62).
 *
 * @param cell LSTM or GRU
 * @param hidden units of each layer
 * @param layers number of layers
 * @param dropout after each layer
 * @param batchNorm whether states are normalised over the batch after each layer
 * @param heads heads of self-attention behind the layers; 0 for none
 * @param dense units of rectified dense layers behind that; may be empty
 * @param stockEffects numbers of a stock's effect
 */
public record RecurrentNet(
        Cell cell,
        int hidden,
        int layers,
        double dropout,
        boolean batchNorm,
        int heads,
        List<Integer> dense,
        int stockEffects)
        implements NetworkSpec {
    /** Copies the list. */
    public RecurrentNet {
        dense = List.copyOf(dense);
    }

    @Override
    public Trunk trunk(Shape shape) {
        Stack stack = new Stack();
        addLayers(stack, shape.width());
        if (heads > 0) {
            stack.thenDropout(dropout);
            SelfAttention attention = new SelfAttention("attention", hidden, heads, Math.max(1, hidden / heads));
            stack.thenAround(attention, new LayerNorm("attention_norm", hidden)).thenMeanOfBars();
        } else {
            stack.thenLastBar().thenDropout(dropout);
        }
        return new Trunk(stack, DenseLayers.add(stack, hidden, dense, dropout));
    }

    /** Adds the recurrent layers, with dropout between them and none behind the last. */
    void addLayers(Stack stack, int width) {
        String name = cell == Cell.LSTM ? "lstm" : "gru";
        for (int i = 1; i <= layers; i++) {
            if (i > 1) {
                stack.thenDropout(dropout);
            }
            stack.then(new Recurrent(name + i, cell, i == 1 ? width : hidden, hidden));
            if (batchNorm) {
                stack.then(new BatchNorm(name + i + "_norm", hidden));
            }
        }
    }
}
