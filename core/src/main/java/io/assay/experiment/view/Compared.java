package io.assay.experiment.view;

import java.util.List;
import java.util.Optional;

import io.assay.base.Seed;
import io.assay.experiment.HeldOut;
import io.assay.experiment.Wiring;
import io.assay.experiment.compare.CompareSpec;
import io.assay.experiment.compare.ModelComparison;
import io.assay.experiment.trade.BookSpec;
import io.assay.report.ComparePage;

/** Models side by side, as {@code assay compare --no-money} shows them; held-out days stay closed. */
public final class Compared {
    private Compared() {}

    /**
     * The page of a comparison. It sees no specification that nobody has seen, so nothing is noted of it.
     *
     * @param names of runs or models, at least two; the first is the reference
     * @throws io.assay.base.UsageException if one is not there, or they predict different things
     * @throws io.assay.base.DataException if they share too few rows
     */
    public static String page(Wiring wiring, List<String> names, Seed seed) {
        HeldOut heldOut = HeldOut.in(wiring.workspace()).orElse(HeldOut.none());
        CompareSpec spec = new CompareSpec(
                names,
                false,
                Optional.empty(),
                BookSpec.standard(),
                false,
                wiring.data().sectors(),
                seed);
        return ComparePage.of(new ModelComparison(wiring, heldOut).of(spec, Optional.empty()));
    }
}
