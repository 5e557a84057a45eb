package io.assay.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.ledger.Window;
import io.assay.quality.QualityScores;
import io.assay.quality.SignalBooks;

/**
 * Whether models tell which signals will succeed.
 *
 * @param specification what was tried, in one line
 * @param universe which stocks, in a few characters
 * @param seed root of all randomness
 * @param collection the signals
 * @param columns names of the features that the models read
 * @param scores of models and nulls
 * @param books what acting on all signals, and on those that each keeps, would have come to
 * @param days from the first to the last day that was judged
 * @param weights of the candidates in the ensemble, window by window, the last as of now
 * @param ledger line of each model in the ledger, by its name
 * @param trials trials in the ledger, these included
 * @param notes what a reader must know, in sentences
 * @param model what was refitted on all signals and kept
 */
public record QualityReport(
        String specification,
        String universe,
        long seed,
        CollectionReport collection,
        List<String> columns,
        QualityScores scores,
        SignalBooks books,
        Window days,
        List<Weights> weights,
        Map<String, Long> ledger,
        long trials,
        List<String> notes,
        Optional<KeptModel> model) {
    /** Copies the lists. */
    public QualityReport {
        columns = List.copyOf(columns);
        weights = List.copyOf(weights);
        ledger = Collections.unmodifiableMap(new LinkedHashMap<>(ledger));
        notes = List.copyOf(notes);
    }

    /**
     * A model that was kept.
     *
     * @param id its name in the store
     * @param importance what it leans on
     * @param attributions what its members' answers on the latest signals are made of
     */
    public record KeptModel(String id, Importance importance, List<Attribution> attributions) {
        /** Copies the list. */
        public KeptModel {
            attributions = List.copyOf(attributions);
        }
    }

    /** The same with what was kept. */
    public QualityReport withModel(KeptModel kept) {
        return new QualityReport(
                specification,
                universe,
                seed,
                collection,
                columns,
                scores,
                books,
                days,
                weights,
                ledger,
                trials,
                notes,
                Optional.of(kept));
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

    /**
     * The row of a model or null.
     *
     * @throws java.util.NoSuchElementException if there is none of this name
     */
    public QualityScores.Row row(String name) {
        return scores.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> named(QualityScores.Outcome outcome) {
        return scores.rows().stream()
                .filter(row -> row.outcome() == outcome)
                .map(QualityScores.Row::name)
                .toList();
    }
}
