package io.assay.xgboost;

import io.assay.base.Check;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Training rows in native memory. Native code reads past short arrays and crashes on freed memory: here lengths are
 * checked before every call, and a closed matrix is an exception. For one thread.
 */
final class NativeMatrix implements AutoCloseable {
    private final DMatrix matrix;
    private final int rows;
    private final int columns;
    private boolean closed;

    private NativeMatrix(DMatrix matrix, int rows, int columns) {
        this.matrix = matrix;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Copies values to native memory.
     *
     * @param values row after row; NaN is missing, infinity is refused
     * @param rows at least 1
     * @param columns at least 1
     */
    static NativeMatrix of(float[] values, int rows, int columns) {
        Check.atLeast("rows", rows, 1);
        Check.atLeast("columns", columns, 1);
        Check.sameLength("values", values.length, Math.multiplyExact(rows, columns));
        for (float value : values) {
            Check.that(!Float.isInfinite(value), "values", "be finite or NaN", value);
        }
        NativeLibrary.require();
        try {
            return new NativeMatrix(new DMatrix(values, rows, columns, Float.NaN), rows, columns);
        } catch (XGBoostError e) {
            throw NativeLibrary.refused(e);
        }
    }

    /** Number of rows. */
    int rows() {
        return rows;
    }

    /** Number of columns. */
    int columns() {
        return columns;
    }

    /** Sets what each row should be predicted as: finite numbers, one a row. */
    void labels(float[] labels) {
        Check.sameLength("labels", labels.length, rows);
        finite("labels", labels);
        try {
            handle().setLabel(labels);
        } catch (XGBoostError e) {
            throw NativeLibrary.refused(e);
        }
    }

    /** Sets the weights of rows: finite, not below 0, one a row. */
    void weights(float[] weights) {
        Check.sameLength("weights", weights.length, rows);
        finite("weights", weights);
        for (float weight : weights) {
            Check.that(weight >= 0, "weights", "not be below 0", weight);
        }
        try {
            handle().setWeight(weights);
        } catch (XGBoostError e) {
            throw NativeLibrary.refused(e);
        }
    }

    /** XGBoost's own object, for {@link NativeTraining} alone. */
    DMatrix handle() {
        if (closed) {
            throw new IllegalStateException("the matrix is closed: its native memory is gone");
        }
        return matrix;
    }

    /** Frees the native memory; closing twice is harmless. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            matrix.dispose();
        }
    }

    private static void finite(String name, float[] values) {
        for (float value : values) {
            Check.that(Float.isFinite(value), name, "all be finite", value);
        }
    }
}
