package io.assay.market;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

import io.assay.base.Check;
import io.assay.base.Digest;
import io.assay.base.Sorted;

/**
 * An outside series (a rate, an index, a survey) in which each value carries the day it became known. Several values
 * may describe one period: later ones are revisions.
 */
public final class Series {
    private final String name;
    private final boolean vintages;
    private final int[] period;
    private final int[] known;
    private final double[] value;
    private final int[] latest;

    private Series(String name, boolean vintages, int[] period, int[] known, double[] value) {
        this.name = name;
        this.vintages = vintages;
        this.period = period;
        this.known = known;
        this.value = value;
        this.latest = latest(period);
    }

    /**
     * A series that takes over the given arrays, which must be sorted by the day they became known.
     *
     * @param vintages true if revisions are recorded as they came; false marks the series as REVISED
     * @param period epoch day of the first day of the period each value describes
     * @param known epoch day on whose close each value could be used
     */
    public static Series of(String name, boolean vintages, int[] period, int[] known, double[] value) {
        Check.sameLength("known", known.length, period.length);
        Check.sameLength("value", value.length, period.length);
        for (int i = 0; i < known.length; i++) {
            Check.that(known[i] >= period[i], "known", "not be before the period it describes", known[i]);
            Check.that(i == 0 || known[i] >= known[i - 1], "known", "ascend", known[i]);
        }
        return new Series(name, vintages, period, known, value);
    }

    /** The same values under another name. */
    public Series named(String newName) {
        return new Series(newName, vintages, period, known, value);
    }

    /** What was known of it at the close of an epoch day. */
    public Series until(int day) {
        int end = Sorted.notAbove(known, day);
        return new Series(
                name, vintages, Arrays.copyOf(period, end), Arrays.copyOf(known, end), Arrays.copyOf(value, end));
    }

    /** Name, for example {@code VIX}. */
    public String name() {
        return name;
    }

    /** Whether revisions are recorded as they came. */
    public boolean hasVintages() {
        return vintages;
    }

    /** Number of values, revisions included. */
    public int size() {
        return value.length;
    }

    /** The day the {@code i}-th value became known. */
    public int knownDay(int i) {
        return known[i];
    }

    /** The day the period of the {@code i}-th value begins. */
    public int periodDay(int i) {
        return period[i];
    }

    /** The {@code i}-th value in the order they became known. */
    public double value(int i) {
        return value[i];
    }

    /** SHA-256 over every value with its days. */
    public String hash() {
        return Digest.sha256()
                .add(name)
                .add(String.valueOf(vintages))
                .add(period)
                .add(known)
                .add(value)
                .hex();
    }

    /**
     * The value of the latest period known at the close of {@code day}, in its latest revision by then.
     *
     * @param maxAge how many days may have passed since that value became known
     * @return NaN if nothing was known or what was known is too old
     */
    public double asOf(int day, int maxAge) {
        int place = placeAsOf(day, maxAge);
        return place < 0 ? Double.NaN : value[place];
    }

    /** The place of that value, negative if there is none; see {@link #asOf}. */
    public int placeAsOf(int day, int maxAge) {
        int end = Sorted.notAbove(known, day);
        int best = end == 0 ? -1 : latest[end - 1];
        return best < 0 || day - known[best] > maxAge ? -1 : best;
    }

    /**
     * What stood at the close of {@code day}: of each period known by then the last revision.
     *
     * @return positions of those values, by ascending period
     */
    public int[] standing(int day) {
        SortedMap<Integer, Integer> byPeriod = new TreeMap<>();
        int end = Sorted.notAbove(known, day);
        for (int i = 0; i < end; i++) {
            byPeriod.put(period[i], i);
        }
        return byPeriod.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** For each value the one among it and those before it that describes the latest period, in its last revision. */
    private static int[] latest(int[] period) {
        int[] best = new int[period.length];
        for (int i = 1; i < period.length; i++) {
            best[i] = period[i] >= period[best[i - 1]] ? i : best[i - 1];
        }
        return best;
    }
}
