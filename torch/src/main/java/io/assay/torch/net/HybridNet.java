package io.assay.torch.net;

/**
 * Recurrent layers whose states a Transformer encoder reads (R62).
 *
 * @param recurrent its layers; attention and dense layers of its own are not used
 * @param transformer its blocks; its width is that of the recurrent layers
 */
public record HybridNet(RecurrentNet recurrent, TransformerNet transformer) implements NetworkSpec {
    /** Checks that the widths agree. */
    public HybridNet {
        if (recurrent.hidden() != transformer.width()) {
            throw new IllegalArgumentException("'width' of the Transformer must be that of the recurrent layers, "
                    + recurrent.hidden() + ", was " + transformer.width());
        }
    }

    @Override
    public Trunk trunk(Shape shape) {
        Stack stack = new Stack();
        recurrent.addLayers(stack, shape.width());
        stack.thenDropout(recurrent.dropout());
        transformer.addBlocks(stack, shape.bars());
        return new Trunk(stack.thenMeanOfBars(), transformer.width());
    }

    @Override
    public int stockEffects() {
        return recurrent.stockEffects();
    }
}
