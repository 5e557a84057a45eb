package io.assay.xgboost;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Parallel;
import io.assay.feature.FeatureRows;

/**
 * A table with each value replaced by the number of its bin, a byte a value, column by column. Bins hold about equally
 * many rows; a value is in bin b if exactly b of the column's cuts are not above it. Missing values have a bin of their
 * own, after the last.
 */
final class Bins {
    /** Most bins of a column: with the one of missing values they fit a byte. */
    static final int MOST = 255;

    /** Rows, spread evenly, that the cuts of a long column are taken from. */
    private static final int SAMPLE = 200_000;

    /** Rows read at a time, so that a column of them is binned in one go. */
    private static final int BLOCK = 256;

    private final byte[][] bin;
    private final float[][] cuts;

    private Bins(byte[][] bin, float[][] cuts) {
        this.bin = bin;
        this.cuts = cuts;
    }

    /**
     * Bins of all columns; reads the table twice.
     *
     * @param most bins a column, 2..{@link #MOST}
     * @throws io.assay.base.DataException if a value is infinite
     */
    static Bins of(FeatureRows table, int most, Parallel parallel) {
        Check.within("most", most, 2, MOST);
        int rows = table.rows();
        int columns = table.columns().size();
        float[][] cuts = cuts(table, most, parallel);
        byte[][] bin = new byte[columns][rows];
        int[][] ladder = new int[columns][];
        Arrays.setAll(ladder, c -> ladder(cuts[c]));
        float[] values = new float[BLOCK * columns];
        for (int from = 0; from < rows; from += BLOCK) {
            int n = Math.min(BLOCK, rows - from);
            for (int r = 0; r < n; r++) {
                Inputs.copyChecked(table, from + r, values, r * columns);
            }
            for (int c = 0; c < columns; c++) {
                for (int r = 0; r < n; r++) {
                    float value = values[r * columns + c];
                    int place = Float.isNaN(value) ? cuts[c].length + 1 : place(ladder[c], SortableFloats.key(value));
                    bin[c][from + r] = (byte) place;
                }
            }
        }
        return new Bins(bin, cuts);
    }

    /** Number of columns. */
    int columns() {
        return bin.length;
    }

    /** Number of rows. */
    int rows() {
        return bin[0].length;
    }

    /** The bins of a column, as unsigned bytes; not to be changed. */
    byte[] column(int column) {
        return bin[column];
    }

    /** How many cuts a column has: its bins but one. */
    int cuts(int column) {
        return cuts[column].length;
    }

    /** The smallest value right of a cut. */
    float cut(int column, int number) {
        return cuts[column][number];
    }

    private static float[][] cuts(FeatureRows table, int most, Parallel parallel) {
        int rows = table.rows();
        int used = Math.min(rows, SAMPLE);
        int[][] keys = new int[table.columns().size()][used];
        int[] known = new int[keys.length];
        float[] row = new float[keys.length];
        for (int i = 0; i < used; i++) {
            Inputs.copyChecked(table, (int) ((long) i * rows / used), row, 0);
            for (int c = 0; c < row.length; c++) {
                if (!Float.isNaN(row[c])) {
                    keys[c][known[c]++] = SortableFloats.key(row[c]);
                }
            }
        }
        List<Integer> columns = IntStream.range(0, keys.length).boxed().toList();
        return parallel.map(columns, c -> cuts(SortableFloats.sorted(keys[c], known[c]), known[c], most))
                .toArray(float[][]::new);
    }

    /** Values at equal steps through the sorted ones, each once and none that nothing lies below. */
    private static float[] cuts(int[] sorted, int known, int most) {
        float[] cuts = new float[most];
        int count = 0;
        for (int b = 1; b < most && known > 0; b++) {
            float value = SortableFloats.value(sorted[(int) ((long) known * b / most)]);
            if (value > (count == 0 ? SortableFloats.value(sorted[0]) : cuts[count - 1])) {
                cuts[count++] = value;
            }
        }
        return Arrays.copyOf(cuts, count);
    }

    /** The cuts as sortable numbers, filled up with the largest to one less than a power of 2. */
    private static int[] ladder(float[] cuts) {
        int[] ladder = new int[(Integer.highestOneBit(cuts.length) << 1) - 1 + (cuts.length == 0 ? 1 : 0)];
        Arrays.fill(ladder, Integer.MAX_VALUE);
        for (int i = 0; i < cuts.length; i++) {
            ladder[i] = SortableFloats.key(cuts[i]);
        }
        return ladder;
    }

    /** How many steps of a ladder are not above a number; without a branch that nobody could predict. */
    private static int place(int[] ladder, int key) {
        int low = 0;
        for (int half = (ladder.length + 1) >> 1; half > 0; half >>= 1) {
            low += half & ~(int) (((long) key - ladder[low + half - 1]) >> 63);
        }
        return low;
    }
}
