package io.assay.xgboost;

import io.assay.base.Check;
import io.assay.feature.FeatureRows;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.java.util.BigDenseMatrix;

/**
 * Training rows in native memory, 8 bytes a value that is not missing. Native code reads past short arrays and crashes
 * on freed memory: here the table says how long it is, and a closed matrix is an exception. For one thread.
 */
final class NativeMatrix implements AutoCloseable {
    /** Up to 64 MiB pass through a Java array: faster, and without the unsafe memory that newer JVMs warn of. */
    private static final int SMALL = 1 << 24;

    private final NativeTable matrix;
    private final int rows;
    private final int columns;
    private boolean closed;

    private NativeMatrix(NativeTable matrix, int rows, int columns) {
        this.matrix = matrix;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Copies a table to native memory. A large one goes there row by row: the Java heap never holds a second copy of
     * it.
     *
     * @param table at least one row and one column; NaN is missing
     * @throws io.assay.base.DataException if a value is infinite
     */
    static NativeMatrix of(FeatureRows table) {
        return of(table, SMALL);
    }

    /** The same with another limit on the number of values that may pass through an array. */
    static NativeMatrix of(FeatureRows table, int small) {
        int rows = table.rows();
        int columns = table.columns().size();
        Check.atLeast("rows", rows, 1);
        Check.atLeast("columns", columns, 1);
        NativeLibrary.require();
        try {
            NativeTable matrix = (long) rows * columns <= small
                    ? new NativeTable(Inputs.checked(table), rows, columns)
                    : large(table, rows, columns);
            return new NativeMatrix(matrix, rows, columns);
        } catch (XGBoostError e) {
            throw NativeLibrary.refused(e);
        }
    }

    private static NativeTable large(FeatureRows table, int rows, int columns) throws XGBoostError {
        BigDenseMatrix values = new BigDenseMatrix(rows, columns);
        try {
            float[] row = new float[columns];
            long at = 0;
            for (int r = 0; r < rows; r++) {
                Inputs.copyChecked(table, r, row, 0);
                for (float value : row) {
                    values.set(at++, value);
                }
            }
            return new NativeTable(values);
        } finally {
            values.dispose();
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

    /**
     * XGBoost's own object, for {@link NativeTraining} alone. It calls itself one row, so that XGBoost4J, which divides
     * what native code predicts among arrays by that number, hands it over in one array.
     */
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

    /**
     * A matrix whose predictions come as one array. XGBoost4J makes an array of each row otherwise, in every round and
     * by the JVM's slow path for arrays of arrays, and reads the number of rows for nothing else in training.
     */
    private static final class NativeTable extends DMatrix {
        NativeTable(float[] values, int rows, int columns) throws XGBoostError {
            super(values, rows, columns, Float.NaN);
        }

        NativeTable(BigDenseMatrix values) throws XGBoostError {
            super(values, Float.NaN);
        }

        @Override
        public long rowNum() {
            return 1;
        }
    }
}
