package io.assay.label;

import io.assay.market.BarSeries;

/** An outcome of a decision taken at the close of each bar of one instrument. Stateless. */
public interface Label {
    /** Column name, for example {@code return_5d}. */
    String name();

    /** The most sessions that may pass from entry to exit. */
    int horizon();

    /**
     * Labels every bar.
     *
     * @param bars adjusted bars; a label whose span from the decision bar to the exit bar holds a hole is NaN
     */
    LabelColumn compute(BarSeries bars);
}
