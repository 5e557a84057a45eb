package io.assay.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import io.assay.base.Check;
import io.assay.base.Seed;

/**
 * How the values of many tables are distributed and related. Tables are read one after the other and not kept; moments
 * are exact, quantiles and correlations come from a sample of rows of bounded size, which does not depend on the order
 * of the tables. Used by one thread.
 */
public final class FeatureStats {
    /** The quantiles of {@link Column#quantiles()}. */
    public static final List<Double> QUANTILES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);

    private static final Seed SAMPLING = Seed.of(0x5EEDL);

    private final List<FeatureInfo> columns;
    private final int capacity;
    private final PriorityQueue<Row> sample =
            new PriorityQueue<>(Comparator.comparingLong(Row::key).reversed());
    private final Moments[] moments;
    private long rows;

    private FeatureStats(List<FeatureInfo> columns, int capacity) {
        this.columns = columns;
        this.capacity = capacity;
        this.moments = new Moments[columns.size()];
        Arrays.setAll(moments, c -> new Moments());
    }

    /**
     * Statistics without a table yet.
     *
     * @param columns the columns of every table to come
     * @param capacity how many rows the sample holds at most, at least 1; 20,000 is plenty
     */
    public static FeatureStats of(List<FeatureInfo> columns, int capacity) {
        return new FeatureStats(List.copyOf(columns), Check.atLeast("capacity", capacity, 1));
    }

    /**
     * One column.
     *
     * @param info what is promised of it
     * @param count values that are there
     * @param missing values that are not, warm-up included
     * @param unexpected values missing after the warm-up
     * @param mean mean, NaN without values
     * @param sd sample standard deviation, NaN with fewer than two values
     * @param min smallest value, NaN without values
     * @param max largest value, NaN without values
     * @param quantiles at {@link #QUANTILES}, of the sample, interpolated; NaN without values
     */
    public record Column(
            FeatureInfo info,
            long count,
            long missing,
            long unexpected,
            double mean,
            double sd,
            double min,
            double max,
            List<Double> quantiles) {
        /** Share of all rows on which the value is missing, 0 without rows. */
        public double missingShare() {
            return count + missing == 0 ? 0 : (double) missing / (count + missing);
        }
    }

    private record Row(long key, float[] values) {}

    /** Reads one table, of an instrument not read before. */
    public void add(FeatureTable table) {
        Check.that(table.columns().equals(columns), "table", "have the declared columns", table.instrument());
        for (int c = 0; c < moments.length; c++) {
            moments[c].add(table.column(c), columns.get(c).warmUp());
        }
        Seed instrument = SAMPLING.child(table.instrument().toString());
        for (int row = 0; row < table.rows(); row++) {
            offer(table, row, instrument.child(table.days()[row]).value());
        }
        rows += table.rows();
    }

    /** Keeps the rows of the smallest keys: a uniform sample, whatever the order in which rows come. */
    private void offer(FeatureTable table, int row, long key) {
        Row largest = sample.peek();
        if (largest != null && sample.size() == capacity) {
            if (key >= largest.key()) {
                return;
            }
            sample.poll();
        }
        float[] values = new float[columns.size()];
        table.copyRow(row, values, 0);
        sample.add(new Row(key, values));
    }

    /** Number of rows read. */
    public long rows() {
        return rows;
    }

    /** The distribution of every column, in their order. */
    public List<Column> distribution() {
        float[][] sampled = sampled();
        List<Column> all = new ArrayList<>();
        for (int c = 0; c < moments.length; c++) {
            all.add(moments[c].column(columns.get(c), quantiles(sampled[c])));
        }
        return all;
    }

    /** How the columns go together, by rank correlation on the sample. */
    public FeatureCorrelation correlation() {
        return FeatureCorrelation.of(columns.stream().map(FeatureInfo::name).toList(), sampled());
    }

    /** The sample column by column, its rows in the order of their keys. */
    private float[][] sampled() {
        List<Row> ordered =
                sample.stream().sorted(Comparator.comparingLong(Row::key)).toList();
        float[][] values = new float[columns.size()][ordered.size()];
        for (int r = 0; r < ordered.size(); r++) {
            for (int c = 0; c < values.length; c++) {
                values[c][r] = ordered.get(r).values()[c];
            }
        }
        return values;
    }

    private static List<Double> quantiles(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        while (count > 0 && Float.isNaN(sorted[count - 1])) {
            count--;
        }
        List<Double> quantiles = new ArrayList<>();
        for (double q : QUANTILES) {
            double at = q * (count - 1);
            int low = (int) Math.floor(at);
            int high = Math.min(count - 1, low + 1);
            quantiles.add(count == 0 ? Double.NaN : sorted[low] + (at - low) * ((double) sorted[high] - sorted[low]));
        }
        return quantiles;
    }

    /** Moments of all values so far, joined table by table (Chan, Golub, LeVeque 1979). */
    private static final class Moments {
        private long count;
        private long missing;
        private long unexpected;
        private double mean;
        private double squares;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        private void add(float[] values, int warmUp) {
            long there = 0;
            double sum = 0;
            for (int t = 0; t < values.length; t++) {
                if (Float.isNaN(values[t])) {
                    missing++;
                    unexpected += t >= warmUp ? 1 : 0;
                } else {
                    there++;
                    sum += values[t];
                    min = Math.min(min, values[t]);
                    max = Math.max(max, values[t]);
                }
            }
            if (there > 0) {
                join(there, sum / there, squaresAbout(values, sum / there));
            }
        }

        private static double squaresAbout(float[] values, double centre) {
            double sum = 0;
            for (float value : values) {
                double d = Float.isNaN(value) ? 0 : value - centre;
                sum += d * d;
            }
            return sum;
        }

        private void join(long there, double itsMean, double itsSquares) {
            long all = count + there;
            double apart = itsMean - mean;
            squares += itsSquares + apart * apart * ((double) count * there / all);
            mean += apart * there / all;
            count = all;
        }

        private Column column(FeatureInfo info, List<Double> quantiles) {
            boolean none = count == 0;
            return new Column(
                    info,
                    count,
                    missing,
                    unexpected,
                    none ? Double.NaN : mean,
                    count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1)),
                    none ? Double.NaN : min,
                    none ? Double.NaN : max,
                    quantiles);
        }
    }
}
