package io.assay.market.filing;

import java.util.List;
import java.util.Map;

import io.assay.market.Filing;

/**
 * What a source of company reports holds.
 *
 * @param source its name, for messages
 * @param filings figures with the day on which each became known
 * @param rows how many rows of the source were read
 * @param skipped what is impossible, by the rule that it breaks: how many rows of the source
 */
public record FilingsRead(String source, List<Filing> filings, int rows, Map<String, Integer> skipped) {
    /** Copies both collections. */
    public FilingsRead {
        filings = List.copyOf(filings);
        skipped = Map.copyOf(skipped);
    }

    /** How many rows were left out. */
    public int left() {
        return skipped.values().stream().mapToInt(Integer::intValue).sum();
    }
}
