package io.assay.experiment.compare;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.experiment.trade.BookSpec;
import io.assay.market.Instrument;

/**
 * Which models are compared, on what.
 *
 * @param names of the models, at least two; the first is the reference. See {@link Contenders#find}
 * @param later whether kept models are asked about the days after those that they learnt from; else the walk-forward of
 *     their runs is compared
 * @param stocks on which; empty: on all that the models share
 * @param books how signals are acted on, and the first and last decision day of all
 * @param money whether they are acted on at all
 * @param sectors sectors that are known
 * @param seed of the redrawn samples
 */
public record CompareSpec(
        List<String> names,
        boolean later,
        Optional<List<Instrument>> stocks,
        BookSpec books,
        boolean money,
        Map<Instrument, String> sectors,
        Seed seed) {
    /**
     * Copies the collections.
     *
     * @throws UsageException if there are not two different names
     */
    public CompareSpec {
        names = List.copyOf(names);
        stocks = stocks.map(List::copyOf);
        sectors = Map.copyOf(sectors);
        if (names.size() < 2) {
            throw new UsageException("to compare takes at least two models, and "
                    + (names.isEmpty() ? "none is" : "'" + names.get(0) + "' alone is")
                    + " named. Fix: name another; 'assay models list' and the runs in the workspace are what there is");
        }
        HashSet<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new UsageException("model '" + name + "' is named twice, and no model differs from itself."
                        + " Fix: leave one of them out");
            }
        }
    }
}
