package io.assay.feature;

import java.util.List;

/** A table of feature values that is read row by row; missing values are NaN. */
public interface FeatureRows {
    /** Number of rows. */
    int rows();

    /** The columns, in order. */
    List<FeatureInfo> columns();

    /** The value at a row and column. */
    float get(int row, int column);

    /** Copies one row into {@code target} from position {@code offset} on. */
    default void copyRow(int row, float[] target, int offset) {
        int width = columns().size();
        for (int c = 0; c < width; c++) {
            target[offset + c] = get(row, c);
        }
    }

    /** All rows one after the other, {@code rows x columns} values. */
    default float[] rowMajor() {
        int width = columns().size();
        float[] values = new float[Math.multiplyExact(rows(), width)];
        for (int r = 0; r < rows(); r++) {
            copyRow(r, values, r * width);
        }
        return values;
    }

    /** The position of a column, or -1. */
    default int indexOf(String name) {
        List<FeatureInfo> columns = columns();
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).name().equals(name)) {
                return c;
            }
        }
        return -1;
    }
}
