package io.assay.torch.loop;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.assay.torch.net.Network;

/** Rows that are scored after each epoch and not learnt from. */
final class Validation {
    private static final int ROWS_OF_PIECE = 1024;
    private static final int BLOCK = 64;

    private final Answering answering;
    private final Held held;
    private final Losses losses;
    private final Workers workers;

    Validation(Network network, LoopState state, Held held, Workers workers, LoopSpec spec) {
        this.answering = new Answering(network, state.views(), BLOCK);
        this.held = held;
        this.losses = new Losses(held.targets(), spec.objective());
        this.workers = workers;
    }

    /** What all rows come to with the weights as they are now; summed in the order of the rows. */
    LossSum score() {
        int n = held.rows().size();
        LossSum[] parts = new LossSum[(n + ROWS_OF_PIECE - 1) / ROWS_OF_PIECE];
        workers.run(parts.length, piece -> {
            int from = piece * ROWS_OF_PIECE;
            int[] rows =
                    IntStream.range(from, Math.min(n, from + ROWS_OF_PIECE)).toArray();
            parts[piece] = losses.count(answering.answers(held.rows(), rows, false), rows);
        });
        return Losses.sum(Arrays.asList(parts));
    }

    boolean countsRight() {
        return losses.countsRight();
    }
}
