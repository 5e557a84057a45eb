package io.assay.dataset;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.Days;

/**
 * The calendar of a dataset: its distinct decision days, ascending, whoever has a row on them. Cuts are made between
 * sessions, so that a day's rows are never torn apart.
 */
public final class Sessions {
    private final int[] days;
    private final int[] firstRow;

    private Sessions(int[] days, int[] firstRow) {
        this.days = days;
        this.firstRow = firstRow;
    }

    /** The sessions of a dataset. */
    public static Sessions of(Dataset dataset) {
        int[] decisions = dataset.rows().decisionDay();
        int[] days = new int[decisions.length];
        int[] firstRow = new int[decisions.length + 1];
        int count = 0;
        for (int row = 0; row < decisions.length; row++) {
            if (row == 0 || decisions[row] != decisions[row - 1]) {
                days[count] = decisions[row];
                firstRow[count++] = row;
            }
        }
        firstRow[count] = decisions.length;
        return new Sessions(Arrays.copyOf(days, count), Arrays.copyOf(firstRow, count + 1));
    }

    /** The rows of the last sessions of a dataset, all of them if it has no more. */
    public static Dataset last(Dataset dataset, int count) {
        Sessions sessions = of(dataset);
        int first = sessions.firstRow(Math.max(0, sessions.count() - count));
        return first == 0
                ? dataset
                : dataset.select(IntStream.range(first, dataset.size()).toArray());
    }

    /** Number of sessions. */
    public int count() {
        return days.length;
    }

    /** Epoch day of a session. */
    public int day(int session) {
        return days[session];
    }

    /** The first row of a session; for {@code count()} the number of rows. */
    public int firstRow(int session) {
        return firstRow[session];
    }

    /** The first session on or after a day, {@code count()} if there is none. */
    public int onOrAfter(int day) {
        int at = Arrays.binarySearch(days, day);
        return at >= 0 ? at : -at - 1;
    }

    /**
     * Consecutive sessions.
     *
     * @param from first session
     * @param to the session after the last
     */
    public record Block(int from, int to) {
        /** Checks that there is at least one. */
        public Block {
            Check.atLeast("from", from, 0);
            Check.atLeast("to", to, from + 1);
        }
    }

    /** The rows of some blocks, ascending if the blocks are. */
    public int[] rows(Iterable<Block> blocks) {
        int size = 0;
        for (Block block : blocks) {
            size += firstRow[block.to()] - firstRow[block.from()];
        }
        int[] rows = new int[size];
        int at = 0;
        for (Block block : blocks) {
            for (int row = firstRow[block.from()]; row < firstRow[block.to()]; row++) {
                rows[at++] = row;
            }
        }
        return rows;
    }

    /** First and last day of a block, for the name of a fold. */
    String text(Block block) {
        return Days.text(days[block.from()]) + ".." + Days.text(days[block.to() - 1]);
    }

    /** Throws unless there are enough sessions for a rule. */
    void require(String rule, int needed) {
        if (days.length < needed) {
            String span =
                    days.length == 0 ? "" : " (" + Days.text(days[0]) + ".." + Days.text(days[days.length - 1]) + ")";
            throw new DataException(rule + " needs at least " + needed + " sessions, the dataset has " + days.length
                    + span + ": give more history or ask for shorter parts");
        }
    }
}
