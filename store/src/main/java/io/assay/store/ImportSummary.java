package io.assay.store;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.assay.base.Days;
import io.assay.market.Instrument;

/**
 * What became of the series that were handed to the store, in the order in which they came.
 *
 * @param results one entry a series
 */
public record ImportSummary(List<Result> results) {
    /** Copies the list. */
    public ImportSummary {
        results = List.copyOf(results);
    }

    /** What can become of a series. */
    public enum Outcome {
        /** Its instrument was not stored before. */
        ADDED,
        /** It brought new bars or corporate actions and contradicted nothing. */
        EXTENDED,
        /** Everything in it was stored already. */
        UNCHANGED,
        /** It contradicts stored prices, volumes or actions; nothing of it was stored. */
        DISAGREES,
        /** It contradicts stored adjusted closes and nothing else; nothing of it was stored. */
        DISAGREES_ADJUSTED,
        /** It contradicted what was stored and took its place. */
        REPLACED,
        /** It cannot be stored under this name at all. */
        REFUSED
    }

    /**
     * A stored value that a new source contradicts.
     *
     * @param day epoch day
     * @param field {@code open}, ..., {@code volume}, or the kind of a corporate action
     * @param stored the value in the store
     * @param incoming the value in the new source
     */
    public record Difference(int day, String field, double stored, double incoming) {
        /** For example {@code 2015-12-31 close: stored 10.5, new 10.25}. */
        public String sentence() {
            return Days.text(day) + " " + field + ": stored " + stored + ", new " + incoming;
        }
    }

    /**
     * What became of one series.
     *
     * @param instrument whose
     * @param source where it was read, as its notes say
     * @param outcome what became of it
     * @param newBars bars that were not stored before and now are
     * @param lostBars stored bars that are no longer there; above 0 only after {@link Outcome#REPLACED}
     * @param differences values that differ; only the first few are in {@code examples}
     * @param examples the first differences by day
     * @param reason why it was refused, in a sentence, else empty
     */
    public record Result(
            Instrument instrument,
            String source,
            Outcome outcome,
            int newBars,
            int lostBars,
            int differences,
            List<Difference> examples,
            String reason) {
        /** Copies the list. */
        public Result {
            examples = List.copyOf(examples);
        }

        /** One sentence for a person, for example {@code US:GME (GME.csv): 3 values disagree, ...}. */
        public String sentence() {
            String who = instrument + " (" + source + "): ";
            return who
                    + switch (outcome) {
                        case ADDED -> newBars + " bars added";
                        case EXTENDED -> newBars + " new bars";
                        case UNCHANGED -> "unchanged";
                        case DISAGREES -> disagreement("values disagree with the stored history");
                        case DISAGREES_ADJUSTED ->
                            disagreement("adjusted closes disagree (all else is equal, as after a later dividend)");
                        case REPLACED ->
                            "replaced, " + differences + " values differed, " + newBars + " bars new, " + lostBars
                                    + " bars lost";
                        case REFUSED -> "refused: " + reason;
                    };
        }

        private String disagreement(String what) {
            Stream<String> first = examples.stream().map(Difference::sentence);
            return differences + " " + what + "; nothing was stored. First: " + String.join("; ", first.toList())
                    + ". Fix: --replace, if the new source is the better one";
        }
    }

    /** How many series met that fate. */
    public int count(Outcome outcome) {
        return (int) results.stream().filter(r -> r.outcome() == outcome).count();
    }

    /** Bars that were not stored before and now are. */
    public long newBars() {
        return results.stream().mapToLong(Result::newBars).sum();
    }

    /** Whether anything on disk was changed. */
    public boolean changed() {
        return results.stream()
                .map(Result::outcome)
                .anyMatch(o -> o == Outcome.ADDED || o == Outcome.EXTENDED || o == Outcome.REPLACED);
    }

    /** The counts that are not zero in one line, for example {@code 1 added, 717 unchanged, 6,000 new bars}. */
    public String line() {
        List<String> parts = Stream.of(Outcome.values())
                .filter(o -> count(o) > 0)
                .map(o -> count(o) + " " + words(o))
                .toList();
        String bars = String.format(Locale.ROOT, ", %,d new %s", newBars(), newBars() == 1 ? "bar" : "bars");
        return parts.isEmpty() ? "nothing to import" : String.join(", ", parts) + (newBars() > 0 ? bars : "");
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case DISAGREES -> "kept as stored (disagreement)";
            case DISAGREES_ADJUSTED -> "kept as stored (disagreement of adjusted closes)";
            default -> outcome.name().toLowerCase(Locale.ROOT);
        };
    }
}
