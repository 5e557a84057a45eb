package io.assay.torch;

import io.assay.base.Check;
import io.assay.torch.loop.Rows;

/**
 * Rows of one bar in memory.
 *
 * @param width columns
 * @param values row by row
 */
record TableRows(int width, float[] values) implements Rows {
    TableRows {
        Check.that(values.length % width == 0, "values", "hold whole rows", values.length);
    }

    @Override
    public int size() {
        return values.length / width;
    }

    @Override
    public int bars() {
        return 1;
    }

    @Override
    public void copy(int row, float[] target, int offset) {
        System.arraycopy(values, row * width, target, offset, width);
    }

    @Override
    public int stock(int row) {
        return 0;
    }
}
