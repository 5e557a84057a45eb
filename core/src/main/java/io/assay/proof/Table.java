package io.assay.proof;

import java.util.List;

import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;

/** Features in memory, row by row. */
record Table(List<FeatureInfo> columns, float[][] values) implements FeatureRows {
    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public float get(int row, int column) {
        return values[row][column];
    }
}
