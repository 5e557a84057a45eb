package io.assay.torch.net;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.assay.base.Check;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.embedding;

/** A network that fits rows of a shape: which weights it needs and how it answers. Holds no native memory. */
public final class Network {
    private static final String EFFECTS = "stocks.effect";

    private final Trunk trunk;
    private final Dense answer;
    private final int effects;
    private final List<Weight> weights;

    private Network(Trunk trunk, Dense answer, int effects, List<Weight> weights) {
        this.trunk = trunk;
        this.answer = answer;
        this.effects = effects;
        this.weights = weights;
    }

    /** A trunk with the effects of stocks beside it and a linear layer of answers behind. */
    static Network of(Trunk trunk, Shape shape, int stockEffects) {
        int effects = shape.stocks() == 0 ? 0 : stockEffects;
        Dense answer = new Dense("answer", trunk.width() + effects, shape.outputs(), false);
        List<Weight> weights = new ArrayList<>(trunk.layer().weights());
        if (effects > 0) {
            // Row 0 is that of stocks that training did not see: it is never drawn, so it stays 0.
            long[] size = {shape.stocks() + 1L, effects};
            weights.add(new Weight(EFFECTS, size, Weight.Role.MATRIX, Init.constant(0)));
        }
        weights.addAll(answer.weights());
        Set<String> names = new HashSet<>();
        weights.forEach(w -> Check.that(names.add(w.name()), "weights", "have names of their own", w.name()));
        // What is learnt stands in front, so that gradients and optimisers see one piece.
        List<Weight> ordered =
                new ArrayList<>(weights.stream().filter(Weight::isLearnt).toList());
        ordered.addAll(weights.stream().filter(w -> !w.isLearnt()).toList());
        return new Network(trunk, answer, effects, List.copyOf(ordered));
    }

    /** The weights it needs, those that are learnt first. */
    public List<Weight> weights() {
        return weights;
    }

    /** Number of learnt numbers. */
    public long parameters() {
        return weights.stream().filter(Weight::isLearnt).mapToLong(Weight::size).sum();
    }

    /** Whether it needs to know whose a row is. */
    public boolean knowsStocks() {
        return effects > 0;
    }

    /** Columns of what is answered from. */
    public int trunkWidth() {
        return trunk.width() + effects;
    }

    /**
     * What is answered from.
     *
     * @param windows [rows, bars, columns]
     * @param stocks place of each row's stock from 1, or 0 for one that training did not see; empty if none is known
     * @return [rows, {@link #trunkWidth}]
     */
    public Tensor trunk(Tensor windows, Optional<Tensor> stocks, Pass pass) {
        Tensor said = trunk.layer().apply(windows, pass);
        if (effects == 0) {
            return said;
        }
        Tensor whose = stocks.orElseThrow(() -> new IllegalArgumentException("a network with effects asks for stocks"));
        return cat(new TensorVector(said, embedding(pass.weight(EFFECTS), whose)), 1);
    }

    /** The answers, [rows, outputs], from {@link #trunk}. */
    public Tensor answers(Tensor said, Pass pass) {
        return answer.apply(said, pass);
    }
}
