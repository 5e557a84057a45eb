package io.assay.report;

import java.util.List;

import io.assay.ledger.Window;
import io.assay.quality.QualityScores;

/**
 * Whether models tell which signals will succeed.
 *
 * @param specification what was tried, in one line
 * @param collection the signals
 * @param columns names of the features that the models read
 * @param scores of models and nulls
 * @param days from the first to the last day that was judged
 * @param weights of the candidates in the ensemble, window by window, the last as of now
 * @param trials trials in the ledger, these included
 * @param notes what a reader must know, in sentences
 */
public record QualityReport(
        String specification,
        CollectionReport collection,
        List<String> columns,
        QualityScores scores,
        Window days,
        List<Weights> weights,
        long trials,
        List<String> notes) {
    /** Copies the lists. */
    public QualityReport {
        columns = List.copyOf(columns);
        weights = List.copyOf(weights);
        notes = List.copyOf(notes);
    }

    /**
     * Weights of the candidates in a window.
     *
     * @param window its name
     * @param weights one a candidate, summing to 1
     * @param note why there was nothing to weigh by; empty if there was
     */
    public record Weights(String window, List<Double> weights, String note) {
        /** Copies the list. */
        public Weights {
            weights = List.copyOf(weights);
        }
    }

    /** What came out, in a sentence. */
    public String sentence() {
        List<String> skilled = named(QualityScores.Outcome.SKILL);
        if (!skilled.isEmpty()) {
            return "Tell which signals will succeed better than every null model, for sure: "
                    + String.join(", ", skilled) + ".";
        }
        List<String> telling = named(QualityScores.Outcome.TELLS);
        return telling.isEmpty()
                ? "No model tells which signals will succeed, for sure."
                : "Tell which signals will succeed, for sure, but no better than what needs no model: "
                        + String.join(", ", telling) + ".";
    }

    private List<String> named(QualityScores.Outcome outcome) {
        return scores.rows().stream()
                .filter(row -> row.outcome() == outcome)
                .map(QualityScores.Row::name)
                .toList();
    }
}
