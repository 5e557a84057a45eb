package io.assay.feature;

import io.assay.market.Instrument;

/**
 * Rows that know whose they are and the bars before them, for models that read the last bars of a stock in their order.
 */
public interface SequenceRows extends FeatureRows {
    /**
     * Copies the features of the last bars of a row's stock, the oldest first and those of the row itself last: what
     * was known at the close of the row's day, and nothing of another stock.
     *
     * @param length number of bars, at least 1
     * @param target gets {@code length x columns} values from {@code offset} on; undefined where there are too few bars
     * @return whether the stock has so many bars up to that day that are rows and follow each other without a hole
     */
    boolean copyWindow(int row, int length, float[] target, int offset);

    /** Whose row it is. */
    Instrument instrument(int row);

    /**
     * The rows, as such that know the bars before them.
     *
     * @throws IllegalStateException if they do not
     */
    static SequenceRows required(FeatureRows rows) {
        if (rows instanceof SequenceRows sequence) {
            return sequence;
        }
        throw new IllegalStateException("these rows do not know the bars before them, nor whose they are");
    }
}
