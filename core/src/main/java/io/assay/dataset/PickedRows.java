package io.assay.dataset;

import java.util.List;

import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;

/** Some rows of a matrix, without a copy. */
record PickedRows(FeatureRows all, int[] positions) implements FeatureRows {
    @Override
    public int rows() {
        return positions.length;
    }

    @Override
    public List<FeatureInfo> columns() {
        return all.columns();
    }

    @Override
    public float get(int row, int column) {
        return all.get(positions[row], column);
    }

    @Override
    public void copyRow(int row, float[] target, int offset) {
        all.copyRow(positions[row], target, offset);
    }
}
