package io.assay.report;

import java.util.Map;
import java.util.stream.Collectors;

/** Which line of the ledger tells of whom. */
final class LedgerLines {
    private LedgerLines() {}

    /** Names with their lines. */
    static String of(Map<String, Long> lines) {
        return lines.entrySet().stream()
                .map(line -> line.getKey() + ": " + line.getValue())
                .collect(Collectors.joining(", "));
    }
}
