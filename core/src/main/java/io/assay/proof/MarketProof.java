package io.assay.proof;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Seed;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.market.BarSeries;

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
            for (UniverseFutures.Future future : UniverseFutures.of(universe, day, seed.child(day))) {
                List<FeatureTable> tables = feature.compute(future.bars());
                for (int k = 0; k < tables.size(); k++) {
                    int whose = future.whose()[k];
                    FeatureProof.compare(
                            whole.get(whose),
                            tables.get(k),
                            future.rows()[k],
                            future.change() + ", " + universe.get(whose).instrument(),
                            breaches);
                }
            }
        }
        return breaches;
    }
}
