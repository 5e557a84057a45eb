package io.assay.torch.loop;

import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.model.Device;
import io.assay.torch.net.Network;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A trained network that answers, from any number of threads. What it says of a row does not depend on the rows that
 * are asked with it. It answers on the processor, wherever it was trained. Native memory is taken at the first question
 * and given back with the object.
 */
public final class Asked {
    /** Each row by itself: libtorch rounds differently at the end of an array, so that its place in a block tells. */
    private static final int BLOCK = 1;

    private static final int ROWS_OF_PIECE = 1024;

    private final Network network;
    private final float[] weights;
    private @Nullable Answering answering;

    /**
     * A network with its weights.
     *
     * @param weights as {@link Trained#weights} has them
     */
    public Asked(Network network, float[] weights) {
        Check.sameLength("weights", weights.length, FlatWeights.size(network));
        this.network = network;
        this.weights = weights;
    }

    /** The answers to all rows, [rows x outputs], on so many threads. */
    public float[] answers(Rows rows, int threads) {
        return ask(ready(), rows, threads, false);
    }

    /**
     * The answers with dropout left on: the same units are left out on every row, which chance decides.
     *
     * @param chance of this draw
     */
    public float[] draw(Rows rows, int threads, Seed chance) {
        return ask(ready().dropping(chance), rows, threads, false);
    }

    /** What stands before the answers, [rows x {@link Network#trunkWidth}]. */
    public float[] trunk(Rows rows, int threads) {
        return ask(ready(), rows, threads, true);
    }

    private static float[] ask(Answering ready, Rows rows, int threads, boolean ofTrunk) {
        Libtorch.useOneThread();
        int n = rows.size();
        int pieces = (n + ROWS_OF_PIECE - 1) / ROWS_OF_PIECE;
        if (pieces <= 1 || threads == 1) {
            return ready.answers(rows, IntStream.range(0, n).toArray(), ofTrunk);
        }
        float[][] said = new float[pieces][];
        try (Workers workers = new Workers(threads)) {
            workers.run(pieces, piece -> {
                int from = piece * ROWS_OF_PIECE;
                int[] which =
                        IntStream.range(from, Math.min(n, from + ROWS_OF_PIECE)).toArray();
                said[piece] = ready.answers(rows, which, ofTrunk);
            });
        }
        float[] all = new float[said[0].length / ROWS_OF_PIECE * n];
        int at = 0;
        for (float[] piece : said) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }

    private synchronized Answering ready() {
        if (answering == null) {
            Place place = Place.of(Device.CPU);
            Map<String, Tensor> views = FlatWeights.of(network, weights, place).views();
            answering = new Answering(network, views, BLOCK, place);
        }
        return answering;
    }
}
