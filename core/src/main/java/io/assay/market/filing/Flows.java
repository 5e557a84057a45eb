package io.assay.market.filing;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a concept came to between days on which periods end. Each reported period is a step from the day before it
 * begins to the day on which it ends; what lies between two other days is the sum of the steps that lead from one to
 * the other, backward ones with their sign turned: the fourth quarter is the year less three quarters, the second one
 * is the half less the first. Of several ways the one with the fewest steps counts.
 *
 * <p>Fiscal years of 52 and 53 weeks end on other days each year, and sources round the beginning of a period, so days
 * within {@value #SLACK} of each other are one, named by that which was seen first.
 */
final class Flows {
    /** Days that are as good as the same; periods are a multiple of that long. */
    static final int SLACK = 10;

    /** A way may lead no further back than this: beyond, companies restate and regroup. */
    static final int REACH = 2 * 366;

    private static final int LONGEST = 385;
    private static final int SHORTEST = 75;

    private final NavigableMap<Integer, NavigableMap<Integer, Step>> steps = new TreeMap<>();

    /**
     * A reported figure.
     *
     * @param value what it came to
     * @param rank place of its concept among those that say the same, 0 for the best
     */
    private record Step(double value, int rank) {}

    /**
     * Takes in a figure; a later one of the same period takes its place, unless it is of a lesser concept.
     *
     * @return the day on which the period ends, if that changed anything; periods that are no one to four quarters say
     *     nothing
     */
    OptionalInt add(int start, int end, double value, int rank) {
        int length = end - start + 1;
        if (length < SHORTEST || length > LONGEST) {
            return OptionalInt.empty();
        }
        int to = day(end);
        int from = day(start - 1);
        Step before = steps.getOrDefault(from, new TreeMap<>()).get(to);
        if (from == to || (before != null && before.rank() < rank)) {
            return OptionalInt.empty();
        }
        put(from, to, new Step(value, rank));
        put(to, from, new Step(-value, rank));
        return before != null && before.value() == value ? OptionalInt.empty() : OptionalInt.of(to);
    }

    private void put(int from, int to, Step step) {
        steps.computeIfAbsent(from, f -> new TreeMap<>()).put(to, step);
    }

    /** The day that stands for a day: one near it that was seen before, else itself. */
    private int day(int day) {
        Integer below = steps.floorKey(day);
        Integer above = steps.ceilingKey(day);
        int under = below == null ? Integer.MAX_VALUE : day - below;
        int over = above == null ? Integer.MAX_VALUE : above - day;
        return Math.min(under, over) > SLACK ? day : under <= over ? day - under : day + over;
    }

    /** Days on which periods end or before which they begin, from one on to another, both inclusive. */
    Iterable<Integer> days(int first, int last) {
        return steps.subMap(first, true, last, true).keySet();
    }

    /**
     * What it came to in the period that ends on a day and is about so many days long; NaN if that is not known. Of
     * several days on which it may have begun that counts which comes nearest to the length.
     *
     * @param slack by how many days it may be shorter or longer
     */
    double over(int end, int length, int slack) {
        int middle = end - length;
        return steps.subMap(middle - slack, true, middle + slack, true).keySet().stream()
                .sorted(Comparator.comparingInt(start -> Math.abs(start - middle)))
                .mapToDouble(start -> between(start, end))
                .filter(sum -> !Double.isNaN(sum))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** What it came to from the end of one day to that of another; NaN if no way leads there. */
    double between(int from, int to) {
        Map<Integer, Double> reached = new HashMap<>();
        Deque<Integer> next = new ArrayDeque<>();
        reached.put(from, 0.0);
        next.add(from);
        while (!next.isEmpty() && !reached.containsKey(to)) {
            int at = next.remove();
            double sum = reached.getOrDefault(at, 0.0);
            steps.getOrDefault(at, new TreeMap<>()).descendingMap().forEach((there, step) -> {
                if (there <= to && there >= to - REACH && !reached.containsKey(there)) {
                    reached.put(there, sum + step.value());
                    next.add(there);
                }
            });
        }
        return reached.getOrDefault(to, Double.NaN);
    }
}
