package io.assay.torch.loop;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import io.assay.base.Seed;
import io.assay.torch.net.Network;
import io.assay.torch.net.Pass;
import org.bytedeco.pytorch.Tensor;

/**
 * A network with weights that answers. Rows are answered in blocks of one size, the last one filled up with rows that
 * are thrown away. In blocks of one row what is said of it does not depend on which others are asked.
 */
final class Answering {
    private final Network network;
    private final StillPass pass;
    private final int block;
    private final Place place;

    /**
     * Over weights that some scope keeps alive.
     *
     * @param block rows of a block: more are faster together, fewer are faster alone
     * @param place where the weights are
     */
    Answering(Network network, Map<String, Tensor> weights, int block, Place place) {
        this(network, block, place, new StillPass(weights, Optional.empty()));
    }

    private Answering(Network network, int block, Place place, StillPass pass) {
        this.network = network;
        this.block = block;
        this.place = place;
        this.pass = pass;
    }

    /** One that leaves out units, in every block the same. */
    Answering dropping(Seed chance) {
        return new Answering(network, block, place, new StillPass(pass.weights, Optional.of(chance)));
    }

    /**
     * The answers to some rows, [rows x outputs].
     *
     * @param rows what is asked
     * @param which rows of it
     * @param ofTrunk whether what stands before the answers is wanted instead
     */
    float[] answers(Rows rows, int[] which, boolean ofTrunk) {
        return Scoped.still(() -> {
            Gathered gathered = new Gathered(rows, block, place);
            float[] answers = new float[0];
            for (int from = 0; from < which.length; from += block) {
                int n = Math.min(block, which.length - from);
                int[] part = Arrays.copyOfRange(which, from, from + block);
                Arrays.fill(part, n, block, which[from]);
                float[] said = Scoped.still(() -> block(gathered, part, ofTrunk));
                int width = said.length / block;
                answers = answers.length == 0 ? new float[Math.multiplyExact(which.length, width)] : answers;
                System.arraycopy(said, 0, answers, from * width, n * width);
            }
            return answers;
        });
    }

    private float[] block(Gathered gathered, int[] part, boolean ofTrunk) {
        Pass way = pass.fresh();
        Tensor windows = gathered.windows(part, Optional.empty(), 0);
        Optional<Tensor> stocks = network.knowsStocks() ? Optional.of(gathered.stocks(part)) : Optional.empty();
        Tensor said = network.trunk(windows, stocks, way);
        return FlatWeights.values((ofTrunk ? said : network.answers(said, way)).contiguous());
    }

    private record StillPass(Map<String, Tensor> weights, Optional<Seed> chance, Optional<Noise> noise)
            implements Pass {
        StillPass(Map<String, Tensor> weights, Optional<Seed> chance) {
            this(weights, chance, Optional.empty());
        }

        /** For one block: chance starts anew with each. */
        StillPass fresh() {
            return new StillPass(weights, chance, chance.map(Noise::new));
        }

        @Override
        public Tensor weight(String name) {
            Tensor weight = weights.get(name);
            if (weight == null) {
                throw new IllegalStateException("the network has no weight " + name);
            }
            return weight;
        }

        @Override
        public boolean training() {
            return false;
        }

        @Override
        public Tensor dropout(Tensor x, double rate) {
            return noise.map(n -> n.dropout(x, rate)).orElse(x);
        }

        @Override
        public void saw(String name, Tensor value) {
            throw new IllegalStateException("nothing is learnt while a network answers");
        }
    }
}
