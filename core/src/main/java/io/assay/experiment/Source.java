package io.assay.experiment;

import java.util.ArrayList;
import java.util.List;

import io.assay.market.Market;
import io.assay.market.PriceBasis;
import io.assay.market.audit.CleanSeries;
import io.assay.market.audit.Severity;

/**
 * Where the bars of a model come from.
 *
 * @param hash SHA-256 of the bars that the audit left
 * @param basis what their prices mean
 * @param simulated whether the market is simulated
 * @param warnings what a reader of the card must know of them, in sentences
 */
record Source(String hash, PriceBasis basis, boolean simulated, List<String> warnings) {
    Source {
        warnings = List.copyOf(warnings);
    }

    /** The source of one stock. */
    static Source of(CleanSeries clean) {
        boolean simulated =
                clean.barsEvenIfBlocked().instrument().market().equals(Market.SIM.code());
        List<String> warnings = new ArrayList<>();
        if (simulated) {
            warnings.add("The market is simulated. Nothing on it is real.");
        }
        clean.findings().stream()
                .filter(f -> f.severity() != Severity.WARN)
                .forEach(f -> warnings.add("audit: " + f.rule().id() + ", " + f.count() + " "
                        + f.rule().counts()));
        if (PerStockSpec.isUntraded(clean)) {
            warnings.add("Entries and exits are at the close: the recorded opens were not traded at.");
        }
        warnings.add("Stocks that vanished before the data was gathered may be missing (survivorship).");
        return new Source(
                clean.bars().hash(), clean.barsEvenIfBlocked().basis(), simulated, warnings);
    }
}
