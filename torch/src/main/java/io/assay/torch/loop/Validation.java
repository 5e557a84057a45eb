package io.assay.torch.loop;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Rows that are scored after each epoch and not learnt from. */
final class Validation {
    private static final int ROWS_OF_PIECE = 1024;
    private static final int BLOCK = 64;

    private final Answering answering;
    private final Held held;
    private final Losses losses;
    private final Workers workers;

    Validation(Steps.Setting setting, LoopState state, Held held) {
        this.answering = new Answering(setting.network(), state.views(), BLOCK, setting.place());
        this.held = held;
        this.losses = new Losses(held.targets(), setting.spec().objective());
        this.workers = setting.workers();
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
