package io.assay.dataset;

import java.util.List;
import java.util.stream.IntStream;

import io.assay.feature.FeatureInfo;

/**
 * Which columns a row must have to be learnt from or asked about: all but those of groups that may be missing.
 *
 * @param required their positions, ascending
 */
public record Completeness(int[] required) {
    /** Those of some columns. */
    public static Completeness of(List<FeatureInfo> columns) {
        return new Completeness(IntStream.range(0, columns.size())
                .filter(c -> !columns.get(c).group().mayBeMissing())
                .toArray());
    }

    /**
     * Whether all of them are numbers.
     *
     * @param values that hold the columns of a row
     * @param offset where the row begins
     */
    public boolean isComplete(float[] values, int offset) {
        for (int column : required) {
            if (!Float.isFinite(values[offset + column])) {
                return false;
            }
        }
        return true;
    }
}
