package io.assay.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.feature.FeatureRows;
import io.assay.market.Instrument;

/**
 * Rows to predict: features without a label, sorted by day and then by instrument.
 *
 * @param features the features, one row each
 * @param instruments the instruments that were asked for, sorted
 * @param instrument for each row its position in that list
 * @param day for each row the epoch day at whose close it was known
 */
public record LiveRows(FeatureRows features, List<Instrument> instruments, int[] instrument, int[] day) {
    /** Copies the list and checks the lengths. */
    public LiveRows {
        instruments = List.copyOf(instruments);
        Check.sameLength("instrument", instrument.length, features.rows());
        Check.sameLength("day", day.length, features.rows());
    }

    /** Number of rows. */
    public int size() {
        return day.length;
    }

    /** Whose row it is. */
    public Instrument instrumentOf(int row) {
        return instruments.get(instrument[row]);
    }

    /** The rows of one instrument alone; none if it has none. */
    public LiveRows only(Instrument one) {
        int[] rows = IntStream.range(0, size())
                .filter(row -> instrumentOf(row).equals(one))
                .toArray();
        return new LiveRows(
                PickedRows.of(features, rows),
                List.of(one),
                new int[rows.length],
                Arrays.stream(rows).map(row -> day[row]).toArray());
    }
}
