package io.assay.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.assay.market.Series;
import io.assay.market.series.PublishedSeries;

/**
 * What is stored of a series and what comes in, put together. A value is told by its period, and by the day it became
 * known too where the series keeps vintages of which several describe one period.
 */
final class SeriesMerge {
    /** Files write the same number with more or fewer digits. */
    private static final double SAME = 1e-6;

    private final PublishedSeries stored;
    private final PublishedSeries incoming;
    private final boolean replace;
    private final List<Value> values = new ArrayList<>();
    private int added;
    private int different;

    private SeriesMerge(PublishedSeries stored, PublishedSeries incoming, boolean replace) {
        this.stored = stored;
        this.incoming = incoming;
        this.replace = replace;
    }

    private record Value(int period, int known, double value) {
        static Value of(Series series, int i) {
            return new Value(series.periodDay(i), series.knownDay(i), series.value(i));
        }

        boolean isSame(Value other) {
            return known == other.known
                    && Math.abs(value - other.value) <= SAME * Math.max(Math.abs(value), Math.abs(other.value));
        }
    }

    /** Puts them together. */
    static SeriesMerge of(PublishedSeries stored, PublishedSeries incoming, boolean replace) {
        SeriesMerge merge = new SeriesMerge(stored, incoming, replace);
        merge.run();
        return merge;
    }

    private void run() {
        Series old = stored.series();
        Series young = incoming.series();
        boolean revised = comesTwice(old) || comesTwice(young);
        Map<Long, Value> byKey = new HashMap<>();
        for (int i = 0; i < old.size(); i++) {
            byKey.put(key(old, i, revised), Value.of(old, i));
        }
        for (int i = 0; i < young.size(); i++) {
            Value value = Value.of(young, i);
            Value there = byKey.putIfAbsent(key(young, i, revised), value);
            if (there == null) {
                added++;
            } else if (!there.isSame(value)) {
                different++;
                if (replace) {
                    byKey.put(key(young, i, revised), value);
                }
            }
        }
        values.addAll(byKey.values());
        values.sort(
                (a, b) -> a.known != b.known ? Integer.compare(a.known, b.known) : Integer.compare(a.period, b.period));
    }

    private static boolean comesTwice(Series series) {
        return series.standing(Integer.MAX_VALUE).length < series.size();
    }

    private static long key(Series series, int i, boolean revised) {
        long known = revised ? series.knownDay(i) & 0xFFFFFFFFL : 0;
        return ((long) series.periodDay(i) << Integer.SIZE) | known;
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

    /** Both together. What is said of them is what is said of the stored one, unless values of it were replaced. */
    PublishedSeries merged() {
        boolean vintages = stored.series().hasVintages() && incoming.series().hasVintages();
        PublishedSeries told = replace && different > 0 ? incoming : stored;
        Series series = Series.of(
                stored.series().name(),
                vintages,
                values.stream().mapToInt(Value::period).toArray(),
                values.stream().mapToInt(Value::known).toArray(),
                values.stream().mapToDouble(Value::value).toArray());
        return new PublishedSeries(series, told.publication(), told.source());
    }
}
