package io.assay.monitor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Check;
import io.assay.feature.FeatureRows;

/**
 * How often values fell into which bin, day by day and column by column. Each model's rows are counted in bins of its
 * own reference rows, so that rows of several models of one stock each add up. Filled, then read.
 */
public final class DayCounts {
    private static final int SAMPLE = 20_000;

    private final List<String> columns;
    private final TreeMap<Integer, int[]> counts = new TreeMap<>();

    /** Nothing counted yet. */
    public DayCounts(List<String> columns) {
        this.columns = List.copyOf(columns);
        Check.that(!columns.isEmpty(), "columns", "name one", columns);
    }

    /** The columns that are counted. */
    public List<String> columns() {
        return columns;
    }

    /**
     * What is counted of some rows.
     *
     * @param rows that hold all columns by name
     * @param day epoch day of each row
     */
    public record Part(FeatureRows rows, int[] day) {
        /** Checks the lengths. */
        public Part {
            Check.sameLength("day", day.length, rows.rows());
        }
    }

    /**
     * Counts the rows of a model in bins of the reference.
     *
     * @param reference what it learnt from; counted too
     * @param others later rows
     */
    public void add(Part reference, List<Part> others) {
        Map<Integer, int[]> own = new TreeMap<>();
        int[] at = places(reference.rows());
        Bins bins = Bins.of(sample(reference.rows(), at));
        count(reference, bins, own);
        others.forEach(part -> count(part, bins, own));
        synchronized (counts) {
            own.forEach((day, of) -> counts.merge(day, of, DayCounts::sum));
        }
    }

    private static int[] sum(int[] one, int[] two) {
        int[] both = one.clone();
        Arrays.setAll(both, i -> one[i] + two[i]);
        return both;
    }

    private int[] places(FeatureRows rows) {
        List<String> names = rows.columns().stream().map(c -> c.name()).toList();
        int[] at = columns.stream().mapToInt(names::indexOf).toArray();
        for (int c = 0; c < at.length; c++) {
            Check.that(at[c] >= 0, "rows", "hold the column " + columns.get(c), names.size() + " others");
        }
        return at;
    }

    /** Values of one row in so many, column by column. */
    private float[][] sample(FeatureRows rows, int[] at) {
        int step = Math.max(1, rows.rows() / SAMPLE);
        int taken = (rows.rows() + step - 1) / step;
        float[][] sample = new float[at.length][taken];
        float[] row = new float[rows.columns().size()];
        for (int i = 0; i < taken; i++) {
            rows.copyRow(i * step, row, 0);
            for (int c = 0; c < at.length; c++) {
                sample[c][i] = row[at[c]];
            }
        }
        return sample;
    }

    private void count(Part part, Bins bins, Map<Integer, int[]> own) {
        FeatureRows rows = part.rows();
        int[] at = places(rows);
        float[] row = new float[rows.columns().size()];
        for (int r = 0; r < rows.rows(); r++) {
            int[] of = own.computeIfAbsent(part.day()[r], day -> new int[at.length * Bins.COUNT]);
            rows.copyRow(r, row, 0);
            for (int c = 0; c < at.length; c++) {
                of[c * Bins.COUNT + bins.of(c, row[at[c]])]++;
            }
        }
    }

    /** The days that have rows, ascending. */
    int[] days() {
        return counts.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Counts of a day, column by column and bin by bin; not to be changed. */
    int[] of(int day) {
        return counts.getOrDefault(day, new int[columns.size() * Bins.COUNT]);
    }
}
