package io.assay.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.assay.ledger.Window;
import io.assay.quality.regime.RegimeScores;

/**
 * Whether models tell the regime of an index some sessions ahead.
 *
 * @param specification what was tried, in one line
 * @param index its name
 * @param dataHash of its closes
 * @param seed root of all randomness
 * @param simulated whether it is simulated
 * @param scores of models and nulls
 * @param days from the first to the last day that was judged
 * @param shares of the regimes on the judged days
 * @param ledger line of each model in the ledger, by its name
 * @param trials trials in the ledger, these included
 * @param notes what a reader must know, in sentences
 * @param models what was refitted on all days and kept: name in the store by the model's name
 */
public record RegimeReport(
        String specification,
        String index,
        String dataHash,
        long seed,
        boolean simulated,
        RegimeScores scores,
        Window days,
        List<Share> shares,
        Map<String, Long> ledger,
        long trials,
        List<String> notes,
        Map<String, String> models) {
    /** Copies the lists. */
    public RegimeReport {
        shares = List.copyOf(shares);
        ledger = Collections.unmodifiableMap(new LinkedHashMap<>(ledger));
        notes = List.copyOf(notes);
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
    }

    /** The same with what was kept. */
    public RegimeReport withModels(Map<String, String> kept) {
        return new RegimeReport(
                specification, index, dataHash, seed, simulated, scores, days, shares, ledger, trials, notes, kept);
    }

    /**
     * The row of a model or null.
     *
     * @throws java.util.NoSuchElementException if there is none of this name
     */
    public RegimeScores.Row row(String name) {
        return scores.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Which share of the days a regime held on. */
    public record Share(String regime, double share) {}

    /** What came out, in a sentence. */
    public String sentence() {
        List<String> skilled = scores.rows().stream()
                .filter(row -> row.outcome() == RegimeScores.Outcome.SKILL)
                .map(RegimeScores.Row::name)
                .toList();
        return skilled.isEmpty()
                ? "No model tells the regime ahead better than that it stays as it is, for sure."
                : "Tell the regime ahead better than that it stays as it is, for sure: " + String.join(", ", skilled)
                        + ".";
    }
}
