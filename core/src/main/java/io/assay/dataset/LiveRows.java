package io.assay.dataset;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Digest;
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

    /** No rows of some instruments, with the columns of a table. */
    public static LiveRows none(FeatureRows like, List<Instrument> instruments) {
        return new LiveRows(PickedRows.of(like, new int[0]), instruments, new int[0], new int[0]);
    }

    /** The rows of one instrument alone; none if it has none. */
    public LiveRows only(Instrument one) {
        int number = instruments.indexOf(one);
        return of(
                one,
                IntStream.range(0, size())
                        .filter(row -> instrument[row] == number)
                        .toArray());
    }

    /** The rows of each instrument alone, in one pass over all rows; those of none too. */
    public Map<Instrument, LiveRows> byInstrument() {
        int[][] positions = Dataset.positions(instrument, instruments.size());
        Map<Instrument, LiveRows> parts = new HashMap<>();
        for (int whose = 0; whose < positions.length; whose++) {
            parts.put(instruments.get(whose), of(instruments.get(whose), positions[whose]));
        }
        return parts;
    }

    private LiveRows of(Instrument one, int[] rows) {
        LiveRows some = select(rows);
        return new LiveRows(some.features, List.of(one), new int[rows.length], some.day);
    }

    /** The rows that lie in one of some windows. */
    public LiveRows within(CalendarWindows windows) {
        return select(IntStream.range(0, size())
                .filter(row -> windows.holds(day[row]))
                .toArray());
    }

    /** The rows at the given ascending positions. */
    public LiveRows select(int[] positions) {
        return new LiveRows(
                PickedRows.of(features, positions),
                instruments,
                Arrays.stream(positions).map(row -> instrument[row]).toArray(),
                Arrays.stream(positions).map(row -> day[row]).toArray());
    }

    /** SHA-256 over everything in it. */
    public String hash() {
        Digest digest =
                Digest.sha256().add(instruments.toString()).add(instrument).add(day);
        float[] row = new float[features.columns().size()];
        for (int r = 0; r < size(); r++) {
            features.copyRow(r, row, 0);
            digest.add(row);
        }
        return digest.hex();
    }
}
