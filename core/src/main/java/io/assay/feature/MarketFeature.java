package io.assay.feature;

import java.util.List;

import io.assay.market.BarSeries;

/** Features of the market as a whole or of a stock against it, made in one pass by date over the universe. */
public interface MarketFeature {
    /** The columns it fills, in order. */
    List<FeatureInfo> columns();

    /**
     * Computes one table an instrument, in the order given. A row depends on bars of that day and before, of those
     * instruments alone that had a bar by then.
     *
     * @param universe adjusted bars of every instrument
     */
    List<FeatureTable> compute(List<BarSeries> universe);
}
