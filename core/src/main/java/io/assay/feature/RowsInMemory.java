package io.assay.feature;

import java.util.List;

/**
 * Features in memory, row by row.
 *
 * @param columns what they are
 * @param values a row each, of the width of the columns; taken over, not copied
 */
public record RowsInMemory(List<FeatureInfo> columns, float[][] values) implements FeatureRows {
    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public float get(int row, int column) {
        return values[row][column];
    }
}
