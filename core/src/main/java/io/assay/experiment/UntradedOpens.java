package io.assay.experiment;

import java.util.List;
import java.util.stream.Collectors;

import io.assay.label.AsTraded;
import io.assay.label.Label;
import io.assay.market.Instrument;
import io.assay.market.audit.CleanSeries;
import io.assay.market.audit.Rule;

/**
 * Opens on record at which nobody traded. Where there are many of them they are no prices, and entries and exits are
 * taken at the close. Like the choice of the universe this looks at the whole recorded history, test years included: at
 * whether opens were traded at, never at where prices went.
 */
public final class UntradedOpens {
    /** From this share of bars on whose open nobody traded at, entries and exits are taken at the close. */
    private static final double SHARE = 0.05;

    private UntradedOpens() {}

    /** Whether nobody traded at so many of the recorded opens that they are no prices. */
    public static boolean areIn(CleanSeries clean) {
        long untraded = clean.findings().stream()
                .filter(f -> f.rule() == Rule.OPEN_NOT_TRADED)
                .mapToLong(f -> f.count())
                .sum();
        return untraded > SHARE * clean.barsEvenIfBlocked().size();
    }

    /** A label as it is asked of a universe in which the opens of the first stock were not traded at. */
    public static AsTraded someOf(Label label, List<Instrument> universe) {
        return new AsTraded(label, universe.stream().limit(1).collect(Collectors.toSet()));
    }

    /** A label as it is asked of a universe, if the opens of some of its stocks were not traded at. */
    public static Label ofUniverse(Label label, boolean untraded, List<Instrument> universe) {
        return untraded ? someOf(label, universe) : label;
    }

    /** A label as it is asked of one stock: entered and left at the close where its opens were not traded at. */
    public static Label label(Label label, CleanSeries clean) {
        return areIn(clean) ? label.atClose() : label;
    }
}
