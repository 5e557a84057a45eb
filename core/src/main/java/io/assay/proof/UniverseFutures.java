package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.market.BarSeries;

/** Other futures of a universe: the series of every stock ends, or goes on otherwise, after a day. */
final class UniverseFutures {
    private UniverseFutures() {}

    /**
     * A universe that agrees with another up to a day.
     *
     * @param change what was done, in words
     * @param ends whether nothing follows that day
     * @param whose positions of the stocks that have a bar by then
     * @param rows of each of those the bars up to that day
     * @param bars of each of those
     */
    record Future(String change, boolean ends, int[] whose, int[] rows, List<BarSeries> bars) {}

    /** One future of each kind; none where no stock has a bar by that day. */
    static List<Future> of(List<BarSeries> universe, int day, Seed seed) {
        List<Future> all = new ArrayList<>();
        int[] rows = universe.stream().mapToInt(bars -> rows(bars, day)).toArray();
        List<List<Futures.Future>> each = new ArrayList<>();
        int kinds = 0;
        for (int i = 0; i < rows.length; i++) {
            each.add(rows[i] > 0 ? Futures.of(universe.get(i), rows[i], seed.child(i)) : List.of());
            kinds = Math.max(kinds, each.get(i).size());
        }
        for (int kind = 0; kind < kinds; kind++) {
            List<BarSeries> bars = new ArrayList<>();
            List<Integer> whose = new ArrayList<>();
            String change = "";
            for (int i = 0; i < rows.length; i++) {
                List<Futures.Future> own = each.get(i);
                if (!own.isEmpty()) {
                    // A stock that has ended by that day has no other future.
                    Futures.Future future = own.get(Math.min(kind, own.size() - 1));
                    bars.add(future.bars());
                    whose.add(i);
                    change = change.isEmpty() || own.size() > kind ? future.kind() : change;
                }
            }
            int[] positions = whose.stream().mapToInt(i -> i).toArray();
            int[] kept = Arrays.stream(positions).map(i -> rows[i]).toArray();
            all.add(new Future("all stocks " + change + " after " + Days.text(day), kind == 0, positions, kept, bars));
        }
        return all;
    }

    private static int rows(BarSeries bars, int day) {
        int at = Arrays.binarySearch(bars.days(), day);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
