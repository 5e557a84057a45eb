package io.assay.torch.net;

import java.util.List;

/**
 * Dense layers with rectified units (R51: 100, 50, 25; R54: 100, 50).
 *
 * @param hidden units of each layer, at least one layer
 * @param dropout after each layer
 * @param stockEffects numbers of a stock's effect
 */
public record Mlp(List<Integer> hidden, double dropout, int stockEffects) implements NetworkSpec {
    /** Copies the list. */
    public Mlp {
        hidden = List.copyOf(hidden);
    }

    @Override
    public Trunk trunk(Shape shape) {
        Stack stack = new Stack().thenFlat();
        int width = DenseLayers.add(stack, shape.bars() * shape.width(), hidden, dropout);
        return new Trunk(stack, width);
    }
}
