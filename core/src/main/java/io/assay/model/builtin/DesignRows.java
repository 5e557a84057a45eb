package io.assay.model.builtin;

import java.util.Arrays;

import io.assay.base.Check;
import io.assay.feature.FeatureRows;

/**
 * The inputs of a linear fit, read in blocks and always in the same order: 1 for the intercept, then the standardised
 * columns. A table that is too large to be held is standardised anew at every reading; the values, and with them the
 * bits of a fit, are the same either way.
 */
interface DesignRows {
    /** Rows in a block: few enough to stay in the cache between two uses. */
    int BLOCK = 256;

    /** Values that are held at most: 32 MiB of them. */
    long HELD = 1L << 22;

    /** Number of rows. */
    int rows();

    /** Values a row, the intercept's included. */
    int width();

    /** Hands over all rows, block by block. */
    void each(Use use);

    /** What is done with a block. */
    @FunctionalInterface
    interface Use {
        /**
         * Uses one block.
         *
         * @param first number of its first row
         * @param inputs its rows; to be read during the call only
         * @param count how many rows it has, at most the length of {@code inputs}
         */
        void block(int first, double[][] inputs, int count);
    }

    /** The standardised columns of a table. */
    static DesignRows of(FeatureRows rows, int[] columns, Standardiser standardiser) {
        Streamed streamed = new Streamed(rows, columns, standardiser);
        return (long) streamed.rows() * streamed.width() <= HELD ? hold(streamed) : streamed;
    }

    /** The given rows, each beginning with 1. */
    static DesignRows held(double[][] inputs) {
        Check.atLeast("rows", inputs.length, 1);
        return new Held(inputs);
    }

    private static DesignRows hold(Streamed streamed) {
        double[][] all = new double[streamed.rows()][];
        streamed.each((first, inputs, count) -> {
            for (int i = 0; i < count; i++) {
                all[first + i] = inputs[i].clone();
            }
        });
        return held(all);
    }

    /** Rows in memory. */
    record Held(double[][] inputs) implements DesignRows {
        @Override
        public int rows() {
            return inputs.length;
        }

        @Override
        public int width() {
            return inputs[0].length;
        }

        @Override
        public void each(Use use) {
            for (int first = 0; first < inputs.length; first += BLOCK) {
                int to = Math.min(inputs.length, first + BLOCK);
                use.block(first, Arrays.copyOfRange(inputs, first, to), to - first);
            }
        }
    }

    /** Rows that are read and standardised when they are asked for. */
    record Streamed(FeatureRows table, int[] columns, Standardiser standardiser) implements DesignRows {
        @Override
        public int rows() {
            return table.rows();
        }

        @Override
        public int width() {
            return columns.length + 1;
        }

        @Override
        public void each(Use use) {
            ColumnReader reader = ColumnReader.of(table, columns);
            float[] row = new float[columns.length];
            double[][] block = new double[BLOCK][width()];
            for (int first = 0; first < rows(); first += BLOCK) {
                int count = Math.min(BLOCK, rows() - first);
                for (int i = 0; i < count; i++) {
                    reader.read(first + i, row);
                    standardiser.apply(row, block[i]);
                }
                use.block(first, block, count);
            }
        }
    }
}
