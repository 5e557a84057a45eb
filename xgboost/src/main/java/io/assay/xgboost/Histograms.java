package io.assay.xgboost;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Parallel;

/**
 * Sums of slopes over the rows of each bin, for the columns that were drawn for a tree. As trees grow depth first, one
 * set of sums for each level is enough: a small child has that of its level, its sibling goes on in that of the parent.
 */
final class Histograms {
    /** Rows that all columns are added up for at a time: these stay in the processor's cache. */
    private static final int BLOCK = 2048;

    /** Below so many additions, starting threads costs more than they bring. */
    private static final long FEW = 1 << 19;

    private final Bins bins;
    private final RowOrder rows;
    private final Parallel parallel;
    private final long[][] levels;
    private final int[] columns;
    private final int[] offset;
    private final int drawn;
    private final int room;

    /** Sums of the rows in an order, for trees of some depth on so many of the columns, drawn for each tree. */
    Histograms(Bins bins, RowOrder rows, int depth, int drawn, Parallel parallel) {
        this.bins = bins;
        this.rows = rows;
        this.parallel = parallel;
        this.levels = new long[depth][0];
        this.columns = IntStream.range(0, bins.columns()).toArray();
        this.offset = new int[drawn + 1];
        this.drawn = drawn;
        this.room = drawn * (2 + IntStream.of(columns).map(bins::cuts).max().orElse(0));
    }

    /** Draws the columns of a tree. */
    void draw(RandomGenerator random) {
        if (drawn < columns.length) {
            for (int i = 0; i < drawn; i++) {
                int other = i + random.nextInt(columns.length - i);
                int column = columns[other];
                columns[other] = columns[i];
                columns[i] = column;
            }
            Arrays.sort(columns, 0, drawn);
        }
        for (int i = 0; i < drawn; i++) {
            offset[i + 1] = offset[i] + bins.cuts(columns[i]) + 2;
        }
    }

    /** How many columns there are. */
    int drawn() {
        return drawn;
    }

    /** A column by its place among those drawn, ascending. */
    int column(int place) {
        return columns[place];
    }

    /** Where the sums of a column begin: one for each bin, then that of missing values. */
    int offset(int place) {
        return offset[place];
    }

    /** The sums of a level; for reading only. */
    long[] level(int level) {
        return levels[level];
    }

    /** Adds up rows at some places of the order. */
    void fill(int level, int from, int to) {
        if (levels[level].length == 0) {
            levels[level] = new long[room];
        }
        long[] sums = levels[level];
        Arrays.fill(sums, 0, offset[drawn], 0);
        int parts = (long) (to - from) * drawn < FEW ? 1 : Math.min(parallel.threads(), drawn);
        if (parts == 1) {
            fill(sums, from, to, 0, drawn);
            return;
        }
        // Each thread has columns of its own: nothing is added across threads.
        List<Integer> numbers = IntStream.range(0, parts).boxed().toList();
        parallel.map(numbers, part -> {
            fill(sums, from, to, drawn * part / parts, drawn * (part + 1) / parts);
            return part;
        });
    }

    /** Takes the sums of one level from those of another: from those of a node and a child, its sibling's. */
    void subtract(int level, int other) {
        long[] sums = levels[level];
        long[] taken = levels[other];
        for (int i = 0; i < offset[drawn]; i++) {
            sums[i] -= taken[i];
        }
    }

    private void fill(long[] sums, int from, int to, int first, int last) {
        for (int start = from; start < to; start += BLOCK) {
            int end = Math.min(to, start + BLOCK);
            int place = first;
            for (; place + 3 < last; place += 4) {
                four(sums, start, end, place);
            }
            for (; place < last; place++) {
                one(sums, start, end, place);
            }
        }
    }

    /** Four columns at a time: a row and its slopes are read once for them. */
    private void four(long[] sums, int from, int to, int place) {
        int[] order = rows.order();
        long[] packed = rows.packed();
        byte[] a = bins.column(columns[place]);
        byte[] b = bins.column(columns[place + 1]);
        byte[] c = bins.column(columns[place + 2]);
        byte[] d = bins.column(columns[place + 3]);
        int atA = offset[place];
        int atB = offset[place + 1];
        int atC = offset[place + 2];
        int atD = offset[place + 3];
        for (int i = from; i < to; i++) {
            int row = order[i];
            long value = packed[i];
            sums[atA + (a[row] & 0xFF)] += value;
            sums[atB + (b[row] & 0xFF)] += value;
            sums[atC + (c[row] & 0xFF)] += value;
            sums[atD + (d[row] & 0xFF)] += value;
        }
    }

    private void one(long[] sums, int from, int to, int place) {
        int[] order = rows.order();
        long[] packed = rows.packed();
        byte[] bin = bins.column(columns[place]);
        int at = offset[place];
        for (int i = from; i < to; i++) {
            sums[at + (bin[order[i]] & 0xFF)] += packed[i];
        }
    }
}
