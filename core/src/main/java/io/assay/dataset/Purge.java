package io.assay.dataset;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.DataException;

/**
 * The one place that says which rows may be learnt from when others are tested (Lopez de Prado 2018, chapter 7).
 *
 * <p>A row lives from its decision day to its known day, both included. A block of test rows occupies the days from its
 * first decision day to the last known day of its rows, both included, widened by {@code before} sessions in front and
 * by {@code after} sessions (the embargo) behind. A row that lives on any occupied day of any block is not learnt from.
 *
 * <p>Two consequences that others decide otherwise. The known day counts as occupied: a label that is known at the
 * close of a day could be used for a decision at that close, yet such a row is left out, because the label and the
 * first test row's features would share that day's bar. And each block is occupied by itself, so that rows between two
 * blocks of a combinatorial split can be learnt from.
 *
 * @param before sessions left free in front of a block, at least 0
 * @param after sessions left free behind the last known day of a block, at least 0
 */
public record Purge(int before, int after) {
    /** Checks both. */
    public Purge {
        Check.atLeast("before", before, 0);
        Check.atLeast("after", after, 0);
    }

    /** Days that a block occupies, both included. */
    private record Span(int from, int to) {}

    /**
     * The positions, ascending, of the rows of the candidate blocks that may be learnt from.
     *
     * @param candidates blocks of sessions to learn from, ascending; may overlap the test blocks
     * @param test blocks of sessions that are tested
     */
    public int[] train(Dataset dataset, Sessions sessions, List<Sessions.Block> candidates, List<Sessions.Block> test) {
        int[] decision = dataset.rows().decisionDay();
        int[] known = dataset.rows().knownDay();
        List<Span> spans =
                test.stream().map(block -> span(known, sessions, block)).toList();
        int[] rows = sessions.rows(candidates);
        int kept = 0;
        for (int row : rows) {
            boolean free = true;
            for (Span span : spans) {
                free &= known[row] < span.from() || decision[row] > span.to();
            }
            if (free) {
                rows[kept++] = row;
            }
        }
        return Arrays.copyOf(rows, kept);
    }

    private Span span(int[] known, Sessions sessions, Sessions.Block block) {
        int last = Integer.MIN_VALUE;
        for (int row = sessions.firstRow(block.from()); row < sessions.firstRow(block.to()); row++) {
            last = Math.max(last, known[row]);
        }
        int from = sessions.day(Math.max(0, block.from() - before));
        if (after == 0 || last == Integer.MAX_VALUE) {
            return new Span(from, last);
        }
        int embargoed = sessions.onOrAfter(last + 1) + after - 1;
        return new Span(from, embargoed < sessions.count() ? sessions.day(embargoed) : Integer.MAX_VALUE);
    }

    /** A fold of those blocks; an error that names the rule if nothing is left to learn from. */
    Fold fold(String name, String rule, Dataset dataset, Blocks blocks) {
        int[] train = train(dataset, blocks.sessions(), blocks.train(), blocks.test());
        if (train.length == 0) {
            throw new DataException(rule + " leaves no row to learn from in fold " + name
                    + ": every label of the training sessions ends in the test sessions or their embargo; "
                    + "give more training sessions or a shorter horizon");
        }
        return new Fold(name, train, blocks.sessions().rows(blocks.test()));
    }

    /** What a fold is made of. */
    record Blocks(Sessions sessions, List<Sessions.Block> train, List<Sessions.Block> test) {}
}
