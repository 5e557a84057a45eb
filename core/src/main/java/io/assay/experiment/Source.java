package io.assay.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.base.Digest;
import io.assay.market.Market;
import io.assay.market.PriceBasis;
import io.assay.market.Universe;
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
public record Source(String hash, PriceBasis basis, boolean simulated, List<String> warnings) {
    private static final String AUDIT = "audit: ";
    private static final String SIMULATED = "The market is simulated. Nothing on it is real.";
    /** What has to be said of a universe of which nobody knows who is missing. */
    public static final String SURVIVORSHIP =
            "Stocks that vanished before the data was gathered may be missing (survivorship).";

    /** Copies the list. */
    public Source {
        warnings = List.copyOf(warnings);
    }

    /**
     * The source of one stock.
     *
     * @throws io.assay.base.DataException if the audit blocks it
     */
    public static Source of(CleanSeries clean) {
        boolean simulated = clean.barsEvenIfBlocked().instrument().market().equals(Market.SIM.code());
        List<String> warnings = new ArrayList<>();
        if (simulated) {
            warnings.add(SIMULATED);
        }
        clean.findings().stream()
                .filter(f -> f.severity() != Severity.WARN)
                .forEach(f -> warnings.add(AUDIT + f.rule().id() + ", " + f.count() + " "
                        + f.rule().counts()));
        if (UntradedOpens.areIn(clean)) {
            warnings.add("Entries and exits are at the close: the recorded opens were not traded at.");
        }
        warnings.add(SURVIVORSHIP);
        return new Source(clean.bars().hash(), clean.barsEvenIfBlocked().basis(), simulated, warnings);
    }

    /** The same of a universe with dated spells, which says more of who is missing. */
    public Source within(Optional<Universe> members) {
        return members.map(u -> new Source(
                        hash,
                        basis,
                        simulated,
                        warnings.stream()
                                .map(w -> w.equals(SURVIVORSHIP) ? u.sentence() : w)
                                .toList()))
                .orElse(this);
    }

    /** The source of at least one stock together; warnings of one stock alone are counted, not repeated. */
    public static Source together(List<Source> sources) {
        Digest digest = Digest.sha256();
        sources.forEach(s -> digest.add(s.hash()));
        List<PriceBasis> bases = sources.stream().map(Source::basis).distinct().toList();
        List<String> warnings = new ArrayList<>();
        warnings.add(SURVIVORSHIP);
        if (sources.get(0).simulated()) {
            warnings.add(0, SIMULATED);
        }
        long audited = sources.stream()
                .filter(s -> s.warnings().stream().anyMatch(w -> w.startsWith(AUDIT)))
                .count();
        if (audited > 0) {
            warnings.add(
                    AUDIT + audited + " of " + sources.size() + " stocks had bars quarantined, see 'assay data audit'");
        }
        if (bases.size() > 1) {
            warnings.add("Prices of the stocks do not mean the same: " + bases + ". The features are scale-free.");
        }
        return new Source(digest.hex(), bases.get(0), sources.get(0).simulated(), warnings);
    }
}
