package io.assay.market.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.market.Series;

/**
 * Series computed of others on their own frequency, and known when what they are computed of was: each time a value
 * becomes known, the figure of the latest period is computed of all values as they stood that day, so that a change
 * over a year compares two months as they were known together, and a revision changes it on its own day and not before.
 * Where a figure has no value (no such earlier period, a division by nothing) there is none.
 */
public final class DerivedSeries {
    private static final int WEEK = 7;

    private DerivedSeries() {}

    /** How two values are compared. */
    public enum Change {
        /** The later less the earlier. */
        DIFFERENCE {
            @Override
            double of(double later, double earlier) {
                return later - earlier;
            }
        },
        /** The later over the earlier less 1; none where the earlier is not above 0. */
        RELATIVE {
            @Override
            double of(double later, double earlier) {
                return earlier > 0 ? later / earlier - 1 : Double.NaN;
            }
        };

        abstract double of(double later, double earlier);
    }

    /**
     * The change from the period that began so many months before, for monthly and quarterly series; up to a week more
     * or less, since fiscal years of 52 and 53 weeks begin on other days each year.
     *
     * @param months at least 1
     */
    public static Series overMonths(String name, Series of, int months, Change change) {
        Check.atLeast("months", months, 1);
        return computed(name, of, standing -> {
            int last = standing.lastKey();
            double earlier = near(standing, Days.of(Days.date(last).minusMonths(months)));
            return Double.isNaN(earlier) ? Double.NaN : change.of(value(standing, last), earlier);
        });
    }

    /**
     * The change over so many of the series' own values, for daily and weekly series.
     *
     * @param values at least 1
     */
    public static Series overValues(String name, Series of, int values, Change change) {
        Check.atLeast("values", values, 1);
        return computed(name, of, standing -> {
            double[] last = last(standing, values + 1);
            return last.length <= values ? Double.NaN : change.of(last[0], last[values]);
        });
    }

    /**
     * The last value over the mean of the last so many, less 1; none where that mean is not above 0.
     *
     * @param values at least 2
     */
    public static Series againstMean(String name, Series of, int values) {
        Check.atLeast("values", values, 2);
        return computed(name, of, standing -> {
            double mean = mean(standing, values);
            return Double.isNaN(mean) ? Double.NaN : Change.RELATIVE.of(value(standing, standing.lastKey()), mean);
        });
    }

    /**
     * The mean of the last so many values.
     *
     * @param values at least 1
     */
    public static Series mean(String name, Series of, int values) {
        Check.atLeast("values", values, 1);
        return computed(name, of, standing -> mean(standing, values));
    }

    /**
     * The place of the last value among the last so many, itself included: the share that lies below it and half of
     * those equal to it, in (0, 1).
     *
     * @param values at least 2
     */
    public static Series percentile(String name, Series of, int values) {
        Check.atLeast("values", values, 2);
        return computed(name, of, standing -> {
            double[] last = last(standing, values);
            if (last.length < values) {
                return Double.NaN;
            }
            double below = Arrays.stream(last).filter(v -> v < last[0]).count();
            double equal = Arrays.stream(last).filter(v -> v == last[0]).count();
            return (below + equal / 2) / values;
        });
    }

    /** One series less another, of the latest period that both have. */
    public static Series less(String name, Series a, Series b) {
        NavigableMap<Integer, Double> ofA = new TreeMap<>();
        NavigableMap<Integer, Double> ofB = new TreeMap<>();
        Found found = new Found(name, a.hasVintages() && b.hasVintages());
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            int day = Math.min(
                    i < a.size() ? a.knownDay(i) : Integer.MAX_VALUE, j < b.size() ? b.knownDay(j) : Integer.MAX_VALUE);
            i = take(a, i, day, ofA);
            j = take(b, j, day, ofB);
            for (int period : ofA.descendingKeySet()) {
                if (ofB.containsKey(period)) {
                    found.add(period, day, value(ofA, period) - value(ofB, period));
                    break;
                }
            }
        }
        return found.series();
    }

    private static Series computed(String name, Series of, ToDoubleFunction<NavigableMap<Integer, Double>> figure) {
        NavigableMap<Integer, Double> standing = new TreeMap<>();
        Found found = new Found(name, of.hasVintages());
        int i = 0;
        while (i < of.size()) {
            int day = of.knownDay(i);
            i = take(of, i, day, standing);
            found.add(standing.lastKey(), day, figure.applyAsDouble(standing));
        }
        return found.series();
    }

    /** Takes in all values that became known on a day; where the next ones begin. */
    private static int take(Series of, int from, int day, NavigableMap<Integer, Double> standing) {
        int i = from;
        while (i < of.size() && of.knownDay(i) == day) {
            standing.put(of.periodDay(i), of.value(i));
            i++;
        }
        return i;
    }

    private static double value(NavigableMap<Integer, Double> standing, int period) {
        Double value = standing.get(period);
        return value == null ? Double.NaN : value;
    }

    /** The value of the period that begins nearest to a day, NaN if that is more than a week off. */
    private static double near(NavigableMap<Integer, Double> standing, int day) {
        Integer below = standing.floorKey(day);
        Integer above = standing.ceilingKey(day);
        int under = below == null ? Integer.MAX_VALUE : day - below;
        int over = above == null ? Integer.MAX_VALUE : above - day;
        return Math.min(under, over) > WEEK ? Double.NaN : value(standing, under <= over ? day - under : day + over);
    }

    /** The values of the last periods, the latest first; fewer if there are fewer. */
    private static double[] last(NavigableMap<Integer, Double> standing, int count) {
        double[] last = new double[Math.min(count, standing.size())];
        Iterator<Double> latest = standing.descendingMap().values().iterator();
        for (int i = 0; i < last.length; i++) {
            last[i] = latest.next();
        }
        return last;
    }

    /** The mean of the last so many; NaN if there are fewer. */
    private static double mean(NavigableMap<Integer, Double> standing, int count) {
        double[] last = last(standing, count);
        return last.length < count ? Double.NaN : Arrays.stream(last).sum() / count;
    }

    /** Figures as they are found; one that did not change says nothing new. */
    private static final class Found {
        private final String name;
        private final boolean vintages;
        private final List<int[]> days = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();

        Found(String name, boolean vintages) {
            this.name = name;
            this.vintages = vintages;
        }

        void add(int period, int known, double value) {
            int last = days.size() - 1;
            boolean same = last >= 0 && days.get(last)[0] == period && values.get(last) == value;
            if (!Double.isNaN(value) && !same) {
                days.add(new int[] {period, known});
                values.add(value);
            }
        }

        Series series() {
            return Series.of(
                    name,
                    vintages,
                    days.stream().mapToInt(d -> d[0]).toArray(),
                    days.stream().mapToInt(d -> d[1]).toArray(),
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }
}
