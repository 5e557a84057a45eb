package io.assay.quality;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.label.TripleBarrier.Side;

/** What trades of each side came to, summed by the day on which they were decided. Filled, then read. */
final class DailyOutcomes {
    private final int first;
    private final int size;
    private final Map<Side, Sums> sums = new EnumMap<>(Side.class);

    private DailyOutcomes(int first, int size) {
        this.first = first;
        this.size = size;
        for (Side side : Side.values()) {
            sums.put(side, new Sums(new double[size], new double[size], new double[size]));
        }
    }

    /** One element a day. */
    record Sums(double[] count, double[] successes, double[] net) {
        private void add(Sums other) {
            for (int day = 0; day < count.length; day++) {
                count[day] += other.count[day];
                successes[day] += other.successes[day];
                net[day] += other.net[day];
            }
        }
    }

    /** Of nobody, over some epoch days, both inclusive. */
    static DailyOutcomes of(int first, int last) {
        Check.that(first <= last, "first", "not be after 'last'", first);
        return new DailyOutcomes(first, last - first + 1);
    }

    /** Adds a trade of one side. */
    void add(int day, Side side, double net) {
        Sums own = of(side);
        own.count[day - first]++;
        own.successes[day - first] += net > 0 ? 1 : 0;
        own.net[day - first] += net;
    }

    /** Adds all of others over the same days. */
    void add(DailyOutcomes other) {
        other.sums.forEach((side, theirs) -> of(side).add(theirs));
    }

    /** The epoch days on which any trade was decided, ascending. */
    int[] days() {
        return IntStream.range(0, size)
                .filter(at -> sums.values().stream().anyMatch(own -> own.count[at] > 0))
                .map(at -> at + first)
                .toArray();
    }

    /** What the trades of a side came to; the element of an epoch day stands at {@link #position}. */
    Sums of(Side side) {
        Sums own = sums.get(side);
        if (own == null) {
            throw new IllegalStateException("no sums of " + side);
        }
        return own;
    }

    /** Where an epoch day stands in the sums. */
    int position(int day) {
        return day - first;
    }
}
