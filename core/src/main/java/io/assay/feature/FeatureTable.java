package io.assay.feature;

import java.util.List;

import io.assay.base.Check;
import io.assay.market.Instrument;

/**
 * The features of one instrument, one row a bar, stored column by column. The column arrays are handed out as they are.
 */
public final class FeatureTable implements FeatureRows {
    private final Instrument instrument;
    private final int[] days;
    private final List<FeatureInfo> columns;
    private final float[][] values;

    private FeatureTable(Instrument instrument, int[] days, List<FeatureInfo> columns, float[][] values) {
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
        return new FeatureTable(instrument, days, List.copyOf(columns), values);
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
        return columns.stream().mapToInt(FeatureInfo::settle).max().orElse(0);
    }
}
