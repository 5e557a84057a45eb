package io.assay.torch.net;

import java.util.List;

import io.assay.base.Check;

/**
 * What a network must fit.
 *
 * @param bars bars of a window; 1 for rows that are read alone
 * @param columns the modality of each column
 * @param stocks instruments that have an effect of their own; 0 for none
 * @param outputs numbers that are answered a row
 */
public record Shape(int bars, List<Modality> columns, int stocks, int outputs) {
    /** Checks the counts and copies the list. */
    public Shape {
        Check.atLeast("bars", bars, 1);
        Check.atLeast("number of columns", columns.size(), 1);
        Check.atLeast("stocks", stocks, 0);
        Check.atLeast("outputs", outputs, 1);
        columns = List.copyOf(columns);
    }

    /** Number of columns. */
    public int width() {
        return columns.size();
    }
}
