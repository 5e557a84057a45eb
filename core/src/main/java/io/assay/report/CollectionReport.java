package io.assay.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.assay.feature.FeatureInfo;
import io.assay.ledger.Window;
import io.assay.quality.StrategyOutcomes;

/**
 * Signals that strategies would have given, and what became of them.
 *
 * @param specification what was collected, in one line
 * @param dataHash of the data, series and reports included
 * @param seed of the draws behind intervals
 * @param simulated whether the market is simulated
 * @param counts how many there are
 * @param days from the first to the last day of a signal
 * @param outcomes strategy by strategy
 * @param features what was known of each signal
 * @param ledger line of each strategy and side in the ledger, by {@link #name}
 * @param trials trials in the ledger, these included
 * @param notes what a reader must know, in sentences
 * @param leftOut why stocks were left out, by name
 */
public record CollectionReport(
        String specification,
        String dataHash,
        long seed,
        boolean simulated,
        Counts counts,
        Window days,
        StrategyOutcomes outcomes,
        List<FeatureInfo> features,
        Map<String, Long> ledger,
        long trials,
        List<String> notes,
        Map<String, String> leftOut) {
    /** Copies the collections. */
    public CollectionReport {
        features = List.copyOf(features);
        ledger = Collections.unmodifiableMap(new LinkedHashMap<>(ledger));
        notes = List.copyOf(notes);
        leftOut = Map.copyOf(leftOut);
    }

    /**
     * How many there are.
     *
     * @param stocks in the universe
     * @param signals that have an outcome
     * @param effective by their share of sessions that belong to them alone
     * @param unresolved signals without an outcome
     * @param baseRate share that earned anything after costs
     */
    public record Counts(int stocks, int signals, double effective, int unresolved, double baseRate) {}

    /** A strategy and side in words. */
    public static String name(StrategyOutcomes.Row row) {
        return row.strategy() + " " + row.side();
    }

    /** What came out, in a sentence. */
    public String sentence() {
        List<String> better = outcomes.rows().stream()
                .filter(row -> row.excess().isSure())
                .map(CollectionReport::name)
                .toList();
        return better.isEmpty()
                ? "No strategy earned more after costs than trades of its side opened on every day, for sure."
                : "Earned more after costs than trades of their side opened on every day, each by itself for sure: "
                        + String.join(", ", better) + ". Of twenty looked at, one or so does by luck.";
    }
}
