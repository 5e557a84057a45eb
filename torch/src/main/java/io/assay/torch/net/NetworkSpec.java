package io.assay.torch.net;

/** An architecture with all its sizes: a value, from which a network is built for rows of a shape. */
public sealed interface NetworkSpec permits Mlp, RecurrentNet, TransformerNet, HybridNet, MultiModalNet {
    /** The part that makes of [rows, bars, columns] what is answered from, [rows, width]. */
    Trunk trunk(Shape shape);

    /** Number of numbers an effect of a stock has, which is put beside what the trunk says; 0 for none. */
    int stockEffects();

    /** The network for rows of a shape. */
    default Network network(Shape shape) {
        return Network.of(trunk(shape), shape, stockEffects());
    }
}
