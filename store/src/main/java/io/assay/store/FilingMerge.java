package io.assay.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.assay.market.Filing;

/**
 * What is stored of a company's reports and what comes in, put together. A figure is told by its concept, its period
 * and the day it became known; one that says what stood on that day anyway is none. A figure that would have been known
 * before the first one of its period that is stored contradicts it: which of two sources saw a report first is for the
 * user to say.
 */
final class FilingMerge {
    /** Sources write the same number with more or fewer digits. */
    private static final double SAME = 1e-6;

    private final Map<Period, NavigableMap<Integer, Filing>> merged;
    private final boolean replace;
    private int added;
    private int different;

    private FilingMerge(Map<Period, NavigableMap<Integer, Filing>> stored, boolean replace) {
        this.merged = stored;
        this.replace = replace;
    }

    private record Period(String concept, int start, int end) implements Comparable<Period> {
        static Period of(Filing filing) {
            return new Period(filing.concept(), filing.periodStart(), filing.periodEnd());
        }

        @Override
        public int compareTo(Period other) {
            int byConcept = concept.compareTo(other.concept);
            int byEnd = byConcept != 0 ? byConcept : Integer.compare(end, other.end);
            return byEnd != 0 ? byEnd : Integer.compare(start, other.start);
        }
    }

    /** Puts them together; of two figures that came in for the same day the later in the list counts. */
    static FilingMerge of(List<Filing> stored, List<Filing> incoming, boolean replace) {
        FilingMerge merge = new FilingMerge(byPeriod(stored), replace);
        byPeriod(incoming).forEach(merge::take);
        return merge;
    }

    private static Map<Period, NavigableMap<Integer, Filing>> byPeriod(List<Filing> filings) {
        Map<Period, NavigableMap<Integer, Filing>> byPeriod = new TreeMap<>();
        for (Filing filing : filings) {
            byPeriod.computeIfAbsent(Period.of(filing), p -> new TreeMap<>()).put(filing.filed(), filing);
        }
        return byPeriod;
    }

    private void take(Period period, NavigableMap<Integer, Filing> incoming) {
        NavigableMap<Integer, Filing> standing = merged.computeIfAbsent(period, p -> new TreeMap<>());
        int first = standing.isEmpty() ? Integer.MIN_VALUE : standing.firstKey();
        for (Filing filing : incoming.values()) {
            Map.Entry<Integer, Filing> before = standing.floorEntry(filing.filed());
            boolean sameDay = before != null && before.getKey() == filing.filed();
            if (before != null && isSame(before.getValue().value(), filing.value())) {
                continue;
            }
            if (sameDay || filing.filed() < first) {
                different++;
                if (!replace) {
                    continue;
                }
            } else {
                added++;
            }
            standing.put(filing.filed(), filing);
        }
    }

    private static boolean isSame(double a, double b) {
        return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
    }

    /** Whether anything has to be written. */
    boolean changes() {
        return added > 0 || (replace && different > 0);
    }

    int added() {
        return added;
    }

    int different() {
        return different;
    }

    SeriesStore.Outcome outcome() {
        if (different > 0) {
            return replace ? SeriesStore.Outcome.REPLACED : SeriesStore.Outcome.DISAGREES;
        }
        return added > 0 ? SeriesStore.Outcome.EXTENDED : SeriesStore.Outcome.UNCHANGED;
    }

    /** Both together, by concept and period. */
    List<Filing> merged() {
        return merged.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
    }
}
