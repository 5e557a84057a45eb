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

    private final byte[][] bin;
    private final float[][] cuts;

    private Bins(byte[][] bin, float[][] cuts) {
        this.bin = bin;
        this.cuts = cuts;
    }

    /**
     * Bins of all columns; reads the table once.
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
        float[] row = new float[columns];
        for (int r = 0; r < rows; r++) {
            Inputs.copyChecked(table, r, row, 0);
            for (int c = 0; c < columns; c++) {
                bin[c][r] = (byte) place(cuts[c], row[c]);
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
        float[][] values = new float[table.columns().size()][used];
        float[] row = new float[values.length];
        for (int i = 0; i < used; i++) {
            Inputs.copyChecked(table, (int) ((long) i * rows / used), row, 0);
            for (int c = 0; c < row.length; c++) {
                values[c][i] = row[c];
            }
        }
        List<Integer> columns = IntStream.range(0, values.length).boxed().toList();
        return parallel.map(columns, c -> cuts(values[c], most)).toArray(float[][]::new);
    }

    /** Values at equal steps through the sorted ones, each once and none that nothing lies below. */
    private static float[] cuts(float[] values, int most) {
        Arrays.sort(values);
        int known = values.length;
        while (known > 0 && Float.isNaN(values[known - 1])) {
            known--;
        }
        float[] cuts = new float[most];
        int count = 0;
        for (int b = 1; b < most && known > 0; b++) {
            float value = values[(int) ((long) known * b / most)];
            if (value > (count == 0 ? values[0] : cuts[count - 1])) {
                cuts[count++] = value;
            }
        }
        return Arrays.copyOf(cuts, count);
    }

    private static int place(float[] cuts, float value) {
        if (Float.isNaN(value)) {
            return cuts.length + 1;
        }
        int low = 0;
        int high = cuts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value < cuts[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
