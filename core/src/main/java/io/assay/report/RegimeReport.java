package io.assay.report;

import java.util.List;

import io.assay.ledger.Window;
import io.assay.quality.regime.RegimeScores;

/**
 * Whether models tell the regime of an index some sessions ahead.
 *
 * @param specification what was tried, in one line
 * @param index its name
 * @param dataHash of its closes
 * @param simulated whether it is simulated
 * @param scores of models and nulls
 * @param days from the first to the last day that was judged
 * @param shares of the regimes on the judged days
 * @param trials trials in the ledger, these included
 * @param notes what a reader must know, in sentences
 */
public record RegimeReport(
        String specification,
        String index,
        String dataHash,
        boolean simulated,
        RegimeScores scores,
        Window days,
        List<Share> shares,
        long trials,
        List<String> notes) {
    /** Copies the lists. */
    public RegimeReport {
        shares = List.copyOf(shares);
        notes = List.copyOf(notes);
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
