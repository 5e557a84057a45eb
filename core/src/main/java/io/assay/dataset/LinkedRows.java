package io.assay.dataset;

import java.util.List;
import java.util.function.IntFunction;

import io.assay.feature.FeatureInfo;
import io.assay.feature.SequenceRows;
import io.assay.market.Instrument;

/**
 * A matrix whose rows know the row of their stock's bar before.
 *
 * @param matrix the features
 * @param previous for each row that row, always above it; {@link #NONE} where there is none, or a hole lies between
 * @param owner whose row it is
 */
record LinkedRows(ScratchMatrix matrix, int[] previous, IntFunction<Instrument> owner) implements SequenceRows {
    /** Stands where no row is before. */
    static final int NONE = -1;

    @Override
    public int rows() {
        return matrix.rows();
    }

    @Override
    public List<FeatureInfo> columns() {
        return matrix.columns();
    }

    @Override
    public float get(int row, int column) {
        return matrix.get(row, column);
    }

    @Override
    public void copyRow(int row, float[] target, int offset) {
        matrix.copyRow(row, target, offset);
    }

    @Override
    public boolean copyWindow(int row, int length, float[] target, int offset) {
        int width = matrix.columns().size();
        int at = row;
        for (int place = length - 1; place >= 0; place--) {
            if (at == NONE) {
                return false;
            }
            matrix.copyRow(at, target, offset + place * width);
            at = previous[at];
        }
        return true;
    }

    @Override
    public Instrument instrument(int row) {
        return owner.apply(row);
    }

    /**
     * How many rows that may be read end with each row, itself included, without a hole between them.
     *
     * @param usable whether a row may be read
     */
    int[] streaks(boolean[] usable) {
        int[] streak = new int[usable.length];
        for (int row = 0; row < usable.length; row++) {
            int before = previous[row] == NONE ? 0 : streak[previous[row]];
            streak[row] = usable[row] ? before + 1 : 0;
        }
        return streak;
    }
}
