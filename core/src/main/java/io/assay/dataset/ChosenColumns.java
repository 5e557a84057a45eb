package io.assay.dataset;

import java.util.Arrays;
import java.util.List;

import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.feature.SequenceRows;
import io.assay.market.Instrument;

/** Some columns of rows, without a copy. */
record ChosenColumns(FeatureRows all, int[] source, List<FeatureInfo> columns) implements SequenceRows {
    /** The columns at the given positions. */
    static ChosenColumns of(FeatureRows all, int[] source) {
        return new ChosenColumns(
                all,
                source,
                Arrays.stream(source).mapToObj(c -> all.columns().get(c)).toList());
    }

    @Override
    public int rows() {
        return all.rows();
    }

    @Override
    public float get(int row, int column) {
        return all.get(row, source[column]);
    }

    @Override
    public void copyRow(int row, float[] target, int offset) {
        float[] whole = new float[all.columns().size()];
        all.copyRow(row, whole, 0);
        pick(whole, 0, target, offset);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if these are columns of rows that know no bars before them
     */
    @Override
    public boolean copyWindow(int row, int length, float[] target, int offset) {
        int width = all.columns().size();
        float[] whole = new float[length * width];
        boolean there = SequenceRows.required(all).copyWindow(row, length, whole, 0);
        for (int bar = 0; bar < length; bar++) {
            pick(whole, bar * width, target, offset + bar * source.length);
        }
        return there;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if these are columns of rows that do not know whose they are
     */
    @Override
    public Instrument instrument(int row) {
        return SequenceRows.required(all).instrument(row);
    }

    private void pick(float[] from, int at, float[] target, int offset) {
        for (int c = 0; c < source.length; c++) {
            target[offset + c] = from[at + source[c]];
        }
    }
}
