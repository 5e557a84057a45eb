package io.assay.market;

import java.util.Arrays;
import java.util.Optional;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.base.Digest;

/**
 * Daily bars of one instrument in primitive columns, oldest first, one bar a day at most. Immutable: the column methods
 * hand out the arrays themselves for speed, and whoever writes into them breaks everybody else.
 *
 * <p>A <em>hole</em> is a place where bars were dropped (quarantine) or are missing for long: what looks back or
 * forward across it must not be believed.
 */
public final class BarSeries {
    private static final int[] NO_HOLES = {};

    private final Instrument instrument;
    private final PriceBasis basis;
    private final int[] days;
    private final double[][] columns;
    private final int[] holes;
    private final Optional<Delisting> delisting;

    private BarSeries(Frame frame, int[] days, double[][] columns) {
        this.instrument = frame.instrument;
        this.basis = frame.basis;
        this.holes = frame.holes;
        this.delisting = frame.delisting;
        this.days = days;
        this.columns = columns;
    }

    /** What is true of a series as a whole. */
    private record Frame(Instrument instrument, PriceBasis basis, int[] holes, Optional<Delisting> delisting) {}

    /**
     * The columns of a bar.
     *
     * @param open first price of the session
     * @param high highest price
     * @param low lowest price
     * @param close last price
     * @param adjustedClose total-return close, equal to {@code close} where the source knows none
     * @param volume shares traded, may be fractional where the source adjusts it
     */
    public record Columns(
            double[] open, double[] high, double[] low, double[] close, double[] adjustedClose, double[] volume) {}

    /**
     * A series that takes over the given arrays.
     *
     * @param days epoch days, strictly ascending
     * @throws IllegalArgumentException if lengths differ or days do not ascend
     */
    public static BarSeries of(Instrument instrument, PriceBasis basis, int[] days, Columns columns) {
        double[][] all = {
            columns.open(), columns.high(), columns.low(), columns.close(), columns.adjustedClose(), columns.volume()
        };
        for (double[] column : all) {
            Check.sameLength("column", column.length, days.length);
        }
        for (int i = 1; i < days.length; i++) {
            if (days[i] <= days[i - 1]) {
                throw new IllegalArgumentException("'days' of " + instrument + " must ascend strictly, were "
                        + Days.text(days[i - 1]) + " then " + Days.text(days[i]));
            }
        }
        return new BarSeries(new Frame(instrument, basis, NO_HOLES, Optional.empty()), days, all);
    }

    /**
     * The same bars with their holes marked.
     *
     * @param newHoles row numbers, ascending, each the first row AFTER a hole (so between 1 and {@code size() - 1})
     */
    public BarSeries withHoles(int[] newHoles) {
        for (int i = 0; i < newHoles.length; i++) {
            Check.within("hole", newHoles[i], 1, Math.max(1, size() - 1));
            Check.that(i == 0 || newHoles[i] > newHoles[i - 1], "holes", "ascend", newHoles[i]);
        }
        return new BarSeries(new Frame(instrument, basis, newHoles.clone(), delisting), days, columns);
    }

    /**
     * The same bars of a listing that ended.
     *
     * @throws IllegalArgumentException if it ended before the first bar
     */
    public BarSeries withDelisting(Delisting newDelisting) {
        Check.that(
                size() == 0 || newDelisting.day() >= days[0],
                "delisting",
                "not be before the first bar of " + instrument,
                Days.text(newDelisting.day()));
        return new BarSeries(new Frame(instrument, basis, holes, Optional.of(newDelisting)), days, columns);
    }

    /** Whose bars these are. */
    public Instrument instrument() {
        return instrument;
    }

    /** What open, high, low and close mean. */
    public PriceBasis basis() {
        return basis;
    }

    /** Number of bars. */
    public int size() {
        return days.length;
    }

    /** Epoch days, strictly ascending. */
    public int[] days() {
        return days;
    }

    /** Opening prices. */
    public double[] open() {
        return columns[0];
    }

    /** Highest prices. */
    public double[] high() {
        return columns[1];
    }

    /** Lowest prices. */
    public double[] low() {
        return columns[2];
    }

    /** Closing prices. */
    public double[] close() {
        return columns[3];
    }

    /** Total-return closes, or the closes where the source knows no better. */
    public double[] adjustedClose() {
        return columns[4];
    }

    /** Shares traded. */
    public double[] volume() {
        return columns[5];
    }

    /** Rows that stand just after a hole, ascending. */
    public int[] holes() {
        return holes;
    }

    /** How the listing ended, if it is recorded that it did. */
    public Optional<Delisting> delisting() {
        return delisting;
    }

    /** Whether a hole lies strictly between rows {@code from} and {@code to} (both inclusive, {@code from <= to}). */
    public boolean spansHole(int from, int to) {
        int at = Arrays.binarySearch(holes, from + 1);
        int next = at >= 0 ? at : -at - 1;
        return next < holes.length && holes[next] <= to;
    }

    /** The row of that day, or {@code -(insertion point) - 1} as {@link Arrays#binarySearch(int[], int)} says. */
    public int rowOf(int day) {
        return Arrays.binarySearch(days, day);
    }

    /**
     * The bars with every price scaled by adjusted close / close, so that ratios are what a holder earned. Volume is
     * left as it is. A bar whose factor is not a positive number keeps NaN prices.
     */
    public BarSeries adjusted() {
        if (basis == PriceBasis.TOTAL_RETURN) {
            return this;
        }
        int n = size();
        double[][] scaled = new double[6][n];
        for (int i = 0; i < n; i++) {
            double factor = columns[4][i] / columns[3][i];
            factor = factor > 0 && factor < Double.POSITIVE_INFINITY ? factor : Double.NaN;
            for (int c = 0; c < 3; c++) {
                scaled[c][i] = columns[c][i] * factor;
            }
            scaled[3][i] = Double.isNaN(factor) ? Double.NaN : columns[4][i];
            keepOrder(scaled, i);
        }
        scaled[4] = scaled[3];
        scaled[5] = columns[5];
        return new BarSeries(new Frame(instrument, PriceBasis.TOTAL_RETURN, holes, delisting), days, scaled);
    }

    /** Scaling rounds: a close that was the high (low) of its bar must not come out above (below) it by one bit. */
    private void keepOrder(double[][] scaled, int i) {
        if (columns[3][i] <= columns[1][i]) {
            scaled[1][i] = Math.max(scaled[1][i], scaled[3][i]);
        }
        if (columns[3][i] >= columns[2][i]) {
            scaled[2][i] = Math.min(scaled[2][i], scaled[3][i]);
        }
    }

    /**
     * Rows {@code from} (inclusive) to {@code to} (exclusive) as a series of their own; holes inside are kept, and the
     * end of the listing if the last bar is in it.
     */
    public BarSeries rows(int from, int to) {
        return rows(from, to, to == size() ? Integer.MAX_VALUE : to > from ? days[to - 1] : Integer.MIN_VALUE);
    }

    /** What happened after a day is not known. */
    private BarSeries rows(int from, int to, int lastDay) {
        double[][] part = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            part[c] = Arrays.copyOfRange(columns[c], from, to);
        }
        int[] inside = Arrays.stream(holes)
                .filter(h -> h > from && h < to)
                .map(h -> h - from)
                .toArray();
        Optional<Delisting> known = delisting.filter(d -> from < to && days[from] <= d.day() && d.day() <= lastDay);
        return new BarSeries(new Frame(instrument, basis, inside, known), Arrays.copyOfRange(days, from, to), part);
    }

    /** The bars of days {@code first} to {@code last}, both inclusive, as they were known at the end of the last. */
    public BarSeries between(int first, int last) {
        int from = rowOf(first);
        int to = rowOf(last);
        int begin = from >= 0 ? from : -from - 1;
        return rows(begin, Math.max(begin, to >= 0 ? to + 1 : -to - 1), last);
    }

    /** What was known of the series at the end of a day: itself if nothing came later. */
    public BarSeries until(int day) {
        boolean whole = (size() == 0 || days[size() - 1] <= day)
                && delisting.map(d -> d.day() <= day).orElse(true);
        return whole ? this : between(Integer.MIN_VALUE, day);
    }

    /** SHA-256 over identity, basis, days, values, holes and, if the listing ended, how. */
    public String hash() {
        Digest digest =
                Digest.sha256().add(instrument.toString()).add(basis.name()).add(days);
        for (double[] column : columns) {
            digest.add(column);
        }
        digest.add(holes);
        delisting.ifPresent(d -> digest.add((long) d.day()).add(new double[] {d.totalReturn()}));
        return digest.hex();
    }
}
