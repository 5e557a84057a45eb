package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Seed;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.market.BarSeries;
import io.assay.proof.Futures.Future;

/** Proof that features of the market know nothing of later bars, of any stock. */
public final class MarketProof {
    private MarketProof() {}

    /**
     * Runs the feature on other futures of a universe: the series of every stock is cut off or replaced after a day,
     * and stocks that begin later are left out; up to that day every bit stays.
     *
     * @param universe bars of every stock
     * @param cutDays last epoch days on which all is as it was
     */
    public static List<Breach> of(MarketFeature feature, List<BarSeries> universe, int[] cutDays, Seed seed) {
        List<FeatureTable> whole = feature.compute(universe);
        List<Breach> breaches = new ArrayList<>();
        for (int day : cutDays) {
            int[] rows = universe.stream().mapToInt(bars -> rows(bars, day)).toArray();
            int kinds = Futures.of(universe.get(longest(universe)), 1, seed).size();
            for (int kind = 0; kind < kinds; kind++) {
                changed(
                        feature,
                        new Cut(universe, whole, rows, kind),
                        seed.child(day).child(kind),
                        breaches);
            }
        }
        return breaches;
    }

    /** A universe, what the feature says of it, rows of each stock up to the cut, and which future follows. */
    private record Cut(List<BarSeries> universe, List<FeatureTable> whole, int[] rows, int kind) {}

    private static void changed(MarketFeature feature, Cut cut, Seed seed, List<Breach> breaches) {
        List<BarSeries> others = new ArrayList<>();
        List<Integer> whose = new ArrayList<>();
        String change = "";
        for (int i = 0; i < cut.rows().length; i++) {
            if (cut.rows()[i] > 0) {
                List<Future> futures = Futures.of(cut.universe().get(i), cut.rows()[i], seed.child(i));
                Future future = futures.get(Math.min(cut.kind(), futures.size() - 1));
                others.add(future.bars());
                whose.add(i);
                change = future.change();
            }
        }
        if (others.isEmpty()) {
            return;
        }
        List<FeatureTable> tables = feature.compute(others);
        for (int k = 0; k < whose.size(); k++) {
            int i = whose.get(k);
            FeatureProof.compare(
                    cut.whole().get(i),
                    tables.get(k),
                    cut.rows()[i],
                    "all stocks " + change + ", " + cut.universe().get(i).instrument(),
                    breaches);
        }
    }

    private static int rows(BarSeries bars, int day) {
        int at = Arrays.binarySearch(bars.days(), day);
        return at >= 0 ? at + 1 : -at - 1;
    }

    private static int longest(List<BarSeries> universe) {
        int longest = 0;
        for (int i = 1; i < universe.size(); i++) {
            longest = universe.get(i).size() > universe.get(longest).size() ? i : longest;
        }
        return longest;
    }
}
