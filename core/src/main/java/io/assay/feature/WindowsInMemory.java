package io.assay.feature;

import java.util.List;

import io.assay.base.Check;
import io.assay.market.Instrument;

/**
 * Rows in memory that each hold a window of bars of their own.
 *
 * @param columns what the features are
 * @param bars bars a window, at least 1
 * @param values a window a row, {@code bars x columns} values, the oldest bar first; taken over, not copied
 * @param owners whose row each is
 */
public record WindowsInMemory(List<FeatureInfo> columns, int bars, float[][] values, List<Instrument> owners)
        implements SequenceRows {
    /** Checks the lengths. */
    public WindowsInMemory {
        Check.atLeast("bars", bars, 1);
        Check.sameLength("owners", owners.size(), values.length);
        for (float[] window : values) {
            Check.sameLength("window", window.length, bars * columns.size());
        }
    }

    /**
     * A copy of some rows.
     *
     * @param bars bars that are copied of each; 1 also of rows that do not know those before them
     * @param owners whose row each is
     * @throws IllegalArgumentException if a row has fewer bars
     */
    public static WindowsInMemory copy(FeatureRows rows, int bars, List<Instrument> owners) {
        float[][] values = new float[rows.rows()][bars * rows.columns().size()];
        for (int row = 0; row < values.length; row++) {
            if (bars == 1) {
                rows.copyRow(row, values[row], 0);
            } else {
                boolean whole = SequenceRows.required(rows).copyWindow(row, bars, values[row], 0);
                Check.that(whole, "row", "have " + bars + " bars without a hole", row);
            }
        }
        return new WindowsInMemory(rows.columns(), bars, values, owners);
    }

    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public float get(int row, int column) {
        return values[row][(bars - 1) * columns.size() + column];
    }

    /**
     * {@inheritDoc}
     *
     * @return false where more bars are asked for than windows hold
     */
    @Override
    public boolean copyWindow(int row, int length, float[] target, int offset) {
        int width = columns.size();
        if (length > bars) {
            return false;
        }
        System.arraycopy(values[row], (bars - length) * width, target, offset, length * width);
        return true;
    }

    @Override
    public Instrument instrument(int row) {
        return owners.get(row);
    }
}
