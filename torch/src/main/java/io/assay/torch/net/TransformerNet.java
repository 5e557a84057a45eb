package io.assay.torch.net;

/**
 * A Transformer encoder with learned positions (R57): a linear map to the model's width, blocks of self-attention and
 * of a rectified feed-forward layer, each with a shortcut around it and a layer norm behind it, and the mean over the
 * bars.
 *
 * @param width of the model
 * @param layers number of blocks
 * @param heads heads of attention
 * @param key width of each head
 * @param feedForward units of the feed-forward layers
 * @param dropout after attention and after the feed-forward layer
 * @param stockEffects numbers of a stock's effect
 */
public record TransformerNet(
        int width, int layers, int heads, int key, int feedForward, double dropout, int stockEffects)
        implements NetworkSpec {
    @Override
    public Trunk trunk(Shape shape) {
        Stack stack = new Stack().then(new Dense("width", shape.width(), width, false));
        addBlocks(stack, shape.bars());
        return new Trunk(stack.thenMeanOfBars(), width);
    }

    /** Adds positions and blocks to what has the model's width already. */
    void addBlocks(Stack stack, int bars) {
        stack.then(new Positions("positions", bars, width)).thenDropout(dropout);
        for (int i = 1; i <= layers; i++) {
            String name = "block" + i;
            Stack attention = new Stack()
                    .then(new SelfAttention(name + ".attention", width, heads, key))
                    .thenDropout(dropout);
            Stack forward = new Stack()
                    .then(new Dense(name + ".up", width, feedForward, true))
                    .then(new Dense(name + ".down", feedForward, width, false))
                    .thenDropout(dropout);
            stack.thenAround(attention, new LayerNorm(name + ".attention_norm", width))
                    .thenAround(forward, new LayerNorm(name + ".forward_norm", width));
        }
    }
}
