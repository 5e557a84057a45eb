package io.assay.feature;

import java.util.List;

import io.assay.base.Check;

/**
 * Feature rows kept column by column; the arrays are handed out as they are.
 *
 * @param columns in order, at least one
 * @param values one array a column, all of one length
 */
public record ColumnsInMemory(List<FeatureInfo> columns, float[][] values) implements FeatureRows {
    /** Checks the lengths. */
    public ColumnsInMemory {
        columns = List.copyOf(columns);
        Check.atLeast("columns", columns.size(), 1);
        Check.sameLength("values", values.length, columns.size());
        for (float[] column : values) {
            Check.sameLength("column", column.length, values[0].length);
        }
    }

    @Override
    public int rows() {
        return values[0].length;
    }

    @Override
    public float get(int row, int column) {
        return values[column][row];
    }
}
