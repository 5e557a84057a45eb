package io.assay.torch.loop;

/** Rows as a network reads them: scaled, nothing missing. Safe to be read from several threads. */
public interface Rows {
    /** Number of rows. */
    int size();

    /** Bars of a window. */
    int bars();

    /** Columns. */
    int width();

    /**
     * Copies a row's window, the oldest bar first.
     *
     * @param target gets {@code bars x width} finite values from {@code offset} on
     */
    void copy(int row, float[] target, int offset);

    /** Place of the row's stock among those with an effect, from 1; 0 for any other. */
    int stock(int row);
}
