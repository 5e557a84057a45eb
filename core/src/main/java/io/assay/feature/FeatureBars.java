package io.assay.feature;

import io.assay.market.BarSeries;

/** What features read: the adjusted bars of one instrument. Used by one thread. */
public final class FeatureBars {
    private final BarSeries bars;

    private FeatureBars(BarSeries bars) {
        this.bars = bars;
    }

    /** The adjusted form of the given bars. */
    public static FeatureBars of(BarSeries bars) {
        return new FeatureBars(bars.adjusted());
    }

    /** Number of bars. */
    public int size() {
        return bars.size();
    }

    /** The adjusted bars. */
    public BarSeries bars() {
        return bars;
    }
}
