package io.assay.torch;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.dataset.Examples;
import io.assay.dataset.Purge;
import io.assay.dataset.Sessions;
import io.assay.dataset.Sessions.Block;

/**
 * Training rows cut in two: those that weights are learnt from and, on the last days, those that say when to stop
 * (F15). Rows whose labels reach into those days are in neither part.
 *
 * @param learn rows that are learnt from
 * @param validation rows of the last days; empty if none are held back
 */
record InnerSplit(Examples learn, Optional<Examples> validation) {
    /**
     * Cuts rows.
     *
     * @param share of the sessions that is held back, in [0, 0.5]
     * @throws DataException if a part would be empty
     */
    static InnerSplit of(Examples train, double share) {
        int[] learnt = learnt(train, share);
        if (share == 0) {
            return new InnerSplit(train, Optional.empty());
        }
        Sessions sessions = Sessions.of(train.dataset());
        Block last = new Block(cut(sessions, share), sessions.count());
        return new InnerSplit(train.select(learnt), Optional.of(train.select(sessions.rows(List.of(last)))));
    }

    /** The positions of the rows that are learnt from; otherwise as {@link #of}. */
    static int[] learnt(Examples train, double share) {
        if (share == 0) {
            return IntStream.range(0, train.size()).toArray();
        }
        Sessions sessions = Sessions.of(train.dataset());
        int cut = cut(sessions, share);
        if (cut < 1 || cut >= sessions.count()) {
            throw tooFew(share, sessions.count());
        }
        Block first = new Block(0, cut);
        Block last = new Block(cut, sessions.count());
        int[] learn = new Purge(0, 0).train(train.dataset(), sessions, List.of(first), List.of(last));
        if (learn.length == 0) {
            throw tooFew(share, sessions.count());
        }
        return learn;
    }

    private static int cut(Sessions sessions, double share) {
        return (int) Math.floor((1 - share) * sessions.count());
    }

    private static DataException tooFew(double share, int sessions) {
        return new DataException(
                DataProblem.of("a network holds back the last " + share + " of its sessions to know when to stop, and"
                                + " needs others, whose labels end before, to learn from")
                        .withValue(sessions + " sessions")
                        .withFix("give it more sessions, or set validation=0 and a number of epochs"));
    }
}
