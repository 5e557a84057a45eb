package io.assay.feature;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.assay.base.Check;
import io.assay.market.Instrument;

/**
 * The features of one instrument, one row a bar, stored column by column. The column arrays are handed out as they are.
 */
public final class FeatureTable implements FeatureRows {
    private static final int[] NO_RESTARTS = {};

    private final Instrument instrument;
    private final int[] days;
    private final List<FeatureInfo> columns;
    private final float[][] values;
    private final int[] restarts;
    private final int settle;

    private FeatureTable(
            Instrument instrument, int[] days, List<FeatureInfo> columns, float[][] values, int[] restarts) {
        this.restarts = restarts;
        this.settle = columns.stream().mapToInt(FeatureInfo::settle).max().orElse(0);
        this.instrument = instrument;
        this.days = days;
        this.columns = columns;
        this.values = values;
    }

    /**
     * A table that takes over the given arrays.
     *
     * @param days epoch day of each row
     * @param values one array a column, each as long as {@code days}
     */
    public static FeatureTable of(Instrument instrument, int[] days, List<FeatureInfo> columns, float[][] values) {
        Check.sameLength("values", values.length, columns.size());
        for (float[] column : values) {
            Check.sameLength("column", column.length, days.length);
        }
        return new FeatureTable(instrument, days, List.copyOf(columns), values, NO_RESTARTS);
    }

    /**
     * The same table with the rows marked at which features began a new history, after a hole or an unusable bar.
     *
     * @param rows ascending, without row 0
     */
    public FeatureTable withRestarts(int[] rows) {
        return new FeatureTable(instrument, days, columns, values, rows.clone());
    }

    /**
     * The columns of this table and of another of the same instrument and days, which begin anew where either does.
     *
     * @throws IllegalArgumentException if it is of another instrument or of other days
     */
    public FeatureTable beside(FeatureTable other) {
        Check.that(
                other.instrument.equals(instrument) && Arrays.equals(other.days, days),
                "other",
                "be of " + instrument + " and on its days",
                other.instrument);
        List<FeatureInfo> all =
                Stream.concat(columns.stream(), other.columns.stream()).toList();
        float[][] both = Stream.of(values, other.values).flatMap(Arrays::stream).toArray(float[][]::new);
        int[] starts = IntStream.concat(Arrays.stream(restarts), Arrays.stream(other.restarts))
                .sorted()
                .distinct()
                .toArray();
        return new FeatureTable(instrument, days, all, both, starts);
    }

    /** Rows, other than 0, at which features began a new history, ascending. */
    public int[] restarts() {
        return restarts.clone();
    }

    /** Whether every column has settled by that row, counted from row 0 or the last restart before it. */
    public boolean isSettled(int row) {
        int start = 0;
        for (int restart : restarts) {
            start = restart <= row ? restart : start;
        }
        return row - start >= settle;
    }

    /** Whose features these are. */
    public Instrument instrument() {
        return instrument;
    }

    /** Epoch day of each row. */
    public int[] days() {
        return days;
    }

    @Override
    public int rows() {
        return days.length;
    }

    @Override
    public List<FeatureInfo> columns() {
        return columns;
    }

    @Override
    public float get(int row, int column) {
        return values[column][row];
    }

    /** The values of one column, one a row. */
    public float[] column(int column) {
        return values[column];
    }

    /** The first row on which every column has settled: rows before it are not fit for training. */
    public int settle() {
        return settle;
    }
}
