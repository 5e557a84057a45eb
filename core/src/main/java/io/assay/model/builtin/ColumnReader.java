package io.assay.model.builtin;

import io.assay.feature.FeatureRows;

/**
 * Reads some columns of a table row by row. Where most columns are wanted it copies whole rows, which is far cheaper
 * than one cell at a time on a table that lies row by row. Holds a buffer: for one thread.
 */
final class ColumnReader {
    private final FeatureRows rows;
    private final int[] columns;
    private final float[] whole;

    private ColumnReader(FeatureRows rows, int[] columns, float[] whole) {
        this.rows = rows;
        this.columns = columns;
        this.whole = whole;
    }

    static ColumnReader of(FeatureRows rows, int[] columns) {
        int all = rows.columns().size();
        return new ColumnReader(rows, columns, new float[2 * columns.length >= all ? all : 0]);
    }

    /** Copies the columns of a row into the first places of {@code into}. */
    void read(int row, float[] into) {
        if (whole.length == 0) {
            for (int c = 0; c < columns.length; c++) {
                into[c] = rows.get(row, columns[c]);
            }
            return;
        }
        rows.copyRow(row, whole, 0);
        for (int c = 0; c < columns.length; c++) {
            into[c] = whole[columns[c]];
        }
    }
}
