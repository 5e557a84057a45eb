package io.assay.market.audit;

import java.util.List;

/**
 * How one series came out.
 *
 * @param symbol {@code MARKET:SYMBOL}
 * @param market code of its market
 * @param status the gravest finding
 * @param span the extent of its history
 * @param quarantined bars dropped
 * @param missingSessions sessions without a bar between its first and last day
 * @param findings everything found, in the order of the rules
 */
public record SymbolAudit(
        String symbol,
        String market,
        Status status,
        Span span,
        int quarantined,
        int missingSessions,
        List<Finding> findings) {
    /** Copies the list. */
    public SymbolAudit {
        findings = List.copyOf(findings);
    }

    /** Bars that are left. */
    public long kept() {
        return span.bars() - quarantined;
    }
}
