package io.assay.experiment.stocks;

import java.util.List;

import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;

/**
 * Some columns of rows, without a copy.
 *
 * @param all the rows
 * @param source positions of the columns that are seen
 * @param columns what those are
 */
record SomeColumns(FeatureRows all, int[] source, List<FeatureInfo> columns) implements FeatureRows {
    /** The columns that are scale-free. */
    static SomeColumns scaleFree(FeatureRows all) {
        List<FeatureInfo> kept =
                all.columns().stream().filter(FeatureInfo::scaleFree).toList();
        return new SomeColumns(
                all, kept.stream().mapToInt(c -> all.indexOf(c.name())).toArray(), kept);
    }

    @Override
    public int rows() {
        return all.rows();
    }

    @Override
    public float get(int row, int column) {
        return all.get(row, source[column]);
    }
}
