package io.assay.dataset;

import java.util.List;

import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.feature.SequenceRows;
import io.assay.market.Instrument;

/** Some rows of a matrix, without a copy. */
record PickedRows(FeatureRows all, int[] positions) implements SequenceRows {
    /**
     * The given rows of a table; of a selection, those of what it was selected from, so that reading stays one step.
     */
    static PickedRows of(FeatureRows table, int[] positions) {
        if (table instanceof PickedRows picked) {
            int[] through = new int[positions.length];
            for (int i = 0; i < positions.length; i++) {
                through[i] = picked.positions[positions[i]];
            }
            return new PickedRows(picked.all, through);
        }
        return new PickedRows(table, positions);
    }

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

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if these are rows of a table that knows no bars before them
     */
    @Override
    public boolean copyWindow(int row, int length, float[] target, int offset) {
        return SequenceRows.required(all).copyWindow(positions[row], length, target, offset);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if these are rows of a table that does not know whose they are
     */
    @Override
    public Instrument instrument(int row) {
        return SequenceRows.required(all).instrument(positions[row]);
    }
}
