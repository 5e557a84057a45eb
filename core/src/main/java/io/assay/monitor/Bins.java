package io.assay.monitor;

import java.util.Arrays;

import io.assay.base.Check;

/**
 * The bins into which the values of columns are counted: cut at the quantiles of what a model learnt from, so that each
 * holds about as much of it, and one more for values that are missing. Equal quantiles make one bin.
 *
 * @param edges for each column its inner edges, ascending; a value at an edge is above it
 */
record Bins(float[][] edges) {
    /** Bins a column, the one for missing values among them. */
    static final int COUNT = 21;

    /** Where missing values are counted. */
    static final int MISSING = COUNT - 1;

    /** Quantiles of a sample: column by column its values, missing ones as NaN. */
    static Bins of(float[][] sample) {
        float[][] edges = new float[sample.length][];
        Arrays.setAll(edges, c -> edges(sample[c]));
        return new Bins(edges);
    }

    private static float[] edges(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        // Missing values are sorted behind all others.
        int there = sorted.length;
        while (there > 0 && Float.isNaN(sorted[there - 1])) {
            there--;
        }
        float[] edges = new float[COUNT - 2];
        int count = 0;
        for (int k = 1; k < COUNT - 1 && there > 0; k++) {
            float edge = sorted[(int) ((long) k * there / (COUNT - 1))];
            if (edge > sorted[0] && (count == 0 || edge > edges[count - 1])) {
                edges[count++] = edge;
            }
        }
        return Arrays.copyOf(edges, count);
    }

    int columns() {
        return edges.length;
    }

    /** The bin of a column's value. */
    int of(int column, float value) {
        Check.that(column < edges.length, "column", "be one of " + edges.length, column);
        if (Float.isNaN(value)) {
            return MISSING;
        }
        int place = Arrays.binarySearch(edges[column], value);
        return place >= 0 ? place + 1 : -place - 1;
    }
}
