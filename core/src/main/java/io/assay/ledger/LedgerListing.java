package io.assay.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of a ledger for machines.
 *
 * @param rawTrials distinct specifications whose score was seen
 * @param entries lines but for recoveries
 * @param again entries whose specification had been seen before
 * @param kinds lines by kind
 * @param rows the lines that were asked for, each part by its name
 */
public record LedgerListing(
        long rawTrials, long entries, long again, Map<String, Long> kinds, List<Map<String, Object>> rows) {
    /** Kinds of lines. */
    public enum Kind {
        /** A specification whose score was seen for the first time on these data. */
        TRIAL,
        /** One that had been seen before. */
        REPEAT,
        /** A look at held-out days. */
        PEEK,
        /** What a crash left unfinished was cut. */
        RECOVERED
    }

    /**
     * A listing.
     *
     * @param all every line of the ledger
     * @param shown those of which the parts are told
     */
    public static LedgerListing of(List<LedgerFile.Row> all, List<LedgerFile.Row> shown) {
        List<String> specifications = all.stream()
                .map(LedgerFile.Row::noted)
                .filter(Noted.Tried.class::isInstance)
                .map(noted -> ((Noted.Tried) noted).trial())
                .map(Trial::specificationHash)
                .toList();
        Map<String, Long> kinds = new LinkedHashMap<>();
        for (Kind each : Kind.values()) {
            kinds.put(each.name(), all.stream().filter(row -> kind(row) == each).count());
        }
        long distinct = specifications.stream().distinct().count();
        return new LedgerListing(
                distinct,
                all.size() - kinds.getOrDefault(Kind.RECOVERED.name(), 0L),
                specifications.size() - distinct,
                kinds,
                shown.stream().map(LedgerListing::parts).toList());
    }

    /** What a line is. */
    public static Kind kind(LedgerFile.Row row) {
        if (row.noted() instanceof Noted.Tried tried) {
            return Kind.valueOf(tried.trial().kind().name());
        }
        return row.noted() instanceof Noted.Looked ? Kind.PEEK : Kind.RECOVERED;
    }

    /** Every part of a line by its name; what its kind does not have is left out. */
    public static Map<String, Object> parts(LedgerFile.Row row) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("sequence", row.sequence());
        parts.put("kind", kind(row).name());
        if (row.noted() instanceof Noted.Tried tried) {
            Trial trial = tried.trial();
            parts.put("time", tried.time().toString());
            parts.put("score", trial.score().name());
            parts.put("value", trial.score().value());
            parts.put("window", trial.window().toString());
            parts.put("seed", trial.seed());
            parts.put("specification", trial.specification());
            parts.put("specificationHash", trial.specificationHash());
            parts.put("dataHash", trial.dataHash());
            parts.put("codeVersion", trial.codeVersion());
        } else if (row.noted() instanceof Noted.Looked looked) {
            parts.put("time", looked.time().toString());
            parts.put("window", looked.window().toString());
            parts.put("what", looked.what());
            parts.put("dataHash", looked.dataHash());
        } else if (row.noted() instanceof Noted.Recovery recovery) {
            parts.put("bytesCut", recovery.bytes());
            parts.put("movedTo", recovery.movedTo());
        }
        parts.put("hash", row.hash());
        parts.put("previous", row.previous());
        return parts;
    }
}
