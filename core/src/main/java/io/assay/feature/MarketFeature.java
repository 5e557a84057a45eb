package io.assay.feature;

import java.util.List;

import io.assay.market.BarSeries;
import io.assay.market.Universe;

/**
 * Features of the market as a whole or of a stock against it, made in two steps: one pass by date over the universe,
 * which keeps no more than what its days share, and then the table of each stock when it is asked for.
 */
public interface MarketFeature {
    /** The columns it fills, in order. */
    List<FeatureInfo> columns();

    /**
     * Makes the pass over the universe. A row depends on bars of that day and before, of those instruments alone that
     * had a bar by then.
     *
     * @param universe adjusted bars of every instrument, each once, in any order
     */
    Tables over(List<BarSeries> universe);

    /**
     * The same of another universe, whose members of the day are the market. Features that read no other stock stay as
     * they are.
     */
    MarketFeature among(Universe universe);

    /** Makes the table of one instrument after another. Safe to call from many threads. */
    @FunctionalInterface
    interface Tables {
        /**
         * The table of an instrument, one row a bar.
         *
         * @param bars adjusted bars, one of those that the pass was made over
         */
        FeatureTable of(BarSeries bars);
    }

    /** One table an instrument, in the order given; see {@link #over}. */
    default List<FeatureTable> compute(List<BarSeries> universe) {
        Tables tables = over(universe);
        return universe.stream().map(tables::of).toList();
    }
}
