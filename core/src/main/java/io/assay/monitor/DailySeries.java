package io.assay.monitor;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.assay.base.Check;

/**
 * One observation a day, with the day at whose close it was known.
 *
 * @param day epoch days of the decisions, strictly ascending
 * @param known for each the epoch day at whose close the observation could be made, not before it; never descending,
 *     since an observation waits for those before it
 * @param value finite
 */
public record DailySeries(int[] day, int[] known, double[] value) {
    /** Nothing yet. */
    public static final DailySeries NONE = new DailySeries(new int[0], new int[0], new double[0]);

    /** Checks order and values. */
    public DailySeries {
        Check.sameLength("known", known.length, day.length);
        Check.sameLength("value", value.length, day.length);
        for (int i = 0; i < day.length; i++) {
            Check.that(i == 0 || day[i] > day[i - 1], "day", "ascend", day[i]);
            Check.that(known[i] >= day[i], "known", "not be before its day", known[i]);
            Check.that(i == 0 || known[i] >= known[i - 1], "known", "never descend", known[i]);
            Check.that(Double.isFinite(value[i]), "value", "be finite", value[i]);
        }
    }

    /** Observations in the order of their days; each waits until those before it are known. */
    public static DailySeries waiting(int[] day, int[] known, double[] value) {
        int[] inTurn = known.clone();
        for (int i = 1; i < inTurn.length; i++) {
            inTurn[i] = Math.max(inTurn[i], inTurn[i - 1]);
        }
        return new DailySeries(day, inTurn, value);
    }

    /** How many there are. */
    public int size() {
        return day.length;
    }

    /** Those of days after a day. */
    public DailySeries after(int last) {
        return pick(IntStream.range(0, size()).filter(i -> day[i] > last).toArray());
    }

    /** Those of days up to a day that were known at its close. */
    public DailySeries knownBy(int close) {
        return pick(IntStream.range(0, size()).filter(i -> known[i] <= close).toArray());
    }

    /** The newest, so many at most. */
    public DailySeries last(int count) {
        return pick(IntStream.range(Math.max(0, size() - count), size()).toArray());
    }

    /**
     * These and then later ones.
     *
     * @throws IllegalArgumentException if they are not later
     */
    public DailySeries then(DailySeries later) {
        return waiting(joined(day, later.day), joined(known, later.known), joined(value, later.value));
    }

    /** Mean; NaN of none. */
    public double mean() {
        return Arrays.stream(value).average().orElse(Double.NaN);
    }

    private DailySeries pick(int[] places) {
        return new DailySeries(
                Arrays.stream(places).map(i -> day[i]).toArray(),
                Arrays.stream(places).map(i -> known[i]).toArray(),
                Arrays.stream(places).mapToDouble(i -> value[i]).toArray());
    }

    private static int[] joined(int[] first, int[] second) {
        int[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static double[] joined(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
