package io.assay.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.forecast.ForecastScores;
import io.assay.forecast.Outlook;
import io.assay.forecast.StockErrors;
import io.assay.ledger.ProofStamp;
import io.assay.ledger.Window;

/**
 * Whether models forecast prices, and what they say of the days to come.
 *
 * @param specification what was tried, in one line
 * @param dataHash SHA-256 of the data
 * @param seed root of all randomness
 * @param simulated whether the market is simulated
 * @param stocks pooled
 * @param universe which they are, in a few characters
 * @param horizons one table each
 * @param proof whether anything could have looked ahead
 * @param trials trials in the ledger, these included
 * @param notes what a reader must know of the data, in sentences
 * @param leftOut why other stocks were left out, by name
 */
public record ForecastReport(
        String specification,
        String dataHash,
        long seed,
        boolean simulated,
        int stocks,
        String universe,
        List<Horizon> horizons,
        ProofStamp proof,
        long trials,
        List<String> notes,
        Map<String, String> leftOut) {
    /** Copies what could change. */
    public ForecastReport {
        horizons = List.copyOf(horizons);
        notes = List.copyOf(notes);
        leftOut = new TreeMap<>(leftOut);
    }

    /**
     * Forecasts over so many sessions.
     *
     * @param sessions ahead
     * @param scores of models and nulls
     * @param days from the first to the last day that was judged
     * @param stocks errors stock by stock, of the models in the order of their scores
     * @param outlooks forecasts from the last open day on
     * @param ledger line of each model in the ledger, by its name
     * @param models what was refitted on all rows and kept: name in the store by the model's name
     */
    public record Horizon(
            int sessions,
            ForecastScores scores,
            Window days,
            List<StockErrors> stocks,
            List<Outlook> outlooks,
            Map<String, Long> ledger,
            Map<String, String> models) {
        /** Copies the lists. */
        public Horizon {
            stocks = List.copyOf(stocks);
            outlooks = List.copyOf(outlooks);
            ledger = Collections.unmodifiableMap(new LinkedHashMap<>(ledger));
            models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        }

        /** The rows that are no nulls. */
        public List<ForecastScores.Row> judged() {
            return scores.rows().stream()
                    .filter(row -> row.outcome() != ForecastScores.Outcome.NULL)
                    .toList();
        }
    }

    /** What came out, in a sentence each horizon. */
    public String sentence() {
        List<String> sentences = new ArrayList<>();
        for (Horizon horizon : horizons) {
            List<String> skilled = horizon.judged().stream()
                    .filter(ForecastScores.Row::isBelieved)
                    .map(ForecastScores.Row::name)
                    .toList();
            sentences.add(
                    skilled.isEmpty()
                            ? "Over " + horizon.sessions() + " sessions no model forecasts better than that the price"
                                    + " stays, drifts or goes on as it did, for sure."
                            : "Over " + horizon.sessions() + " sessions these forecast better than that the price"
                                    + " stays, drifts or goes on as it did, for sure: " + String.join(", ", skilled)
                                    + ".");
        }
        return String.join(" ", sentences);
    }
}
