package io.assay.model;

import java.util.List;

import io.assay.base.Seed;
import io.assay.feature.FeatureRows;

/** A model that can answer as it learnt: with its dropout left on (Gal and Ghahramani 2016). */
public interface MonteCarlo {
    /** The largest share of units that any layer left out in training, in [0, 1); at 0 it cannot be asked. */
    double dropout();

    /**
     * What it says when it is asked several times, each time with other units left out. One draw leaves out the same
     * units on every row, so that what it says of a row does not depend on the rows asked with it. The same seed gives
     * the same bits at any number of threads, and the first draws do not depend on how many follow.
     *
     * @param draws at least 1
     * @return a prediction of all rows a draw
     * @throws io.assay.base.UsageException if it has no dropout
     */
    List<Predictions> draws(FeatureRows rows, int draws, Seed seed);

    /** Mean and spread of draws. */
    default Spread spread(FeatureRows rows, int draws, Seed seed) {
        return Spread.of(draws(rows, draws, seed));
    }
}
