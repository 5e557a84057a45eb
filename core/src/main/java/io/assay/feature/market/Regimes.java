package io.assay.feature.market;

import java.util.List;
import java.util.Optional;

/** Tells the regime of an index each day, from closes up to that day and nothing later. */
public interface Regimes {
    /**
     * The regime of each day; empty while too little is known.
     *
     * @param close one a day, above 0; NaN where there is none, which begins the history anew
     */
    List<Optional<Regime>> of(double[] close);

    /** How it tells, in a line. */
    String text();
}
