package io.assay.torch.agent;

import io.assay.torch.loop.Rows;

/**
 * States as a network reads them.
 *
 * @param width numbers of a state
 * @param values row by row
 */
record StateRows(int width, float[] values) implements Rows {
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
