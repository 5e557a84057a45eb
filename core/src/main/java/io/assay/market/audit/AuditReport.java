package io.assay.market.audit;

import java.util.List;
import java.util.Map;

/**
 * What the audit found, as records; nothing here is rendered.
 *
 * @param symbols every series, sorted by instrument
 * @param markets every market, sorted by code
 * @param total figures over all of them; bytes on disk are the sum over the markets where all are known
 * @param thresholds the limits that were used
 */
public record AuditReport(List<SymbolAudit> symbols, List<MarketAudit> markets, Figures total, Thresholds thresholds) {
    /** Copies the lists. */
    public AuditReport {
        symbols = List.copyOf(symbols);
        markets = List.copyOf(markets);
    }

    /** Whether any symbol is blocked: the command line then exits with 1. */
    public boolean hasFailures() {
        return total.failed() > 0;
    }

    /** The worst grade of any market. */
    public Grade grade() {
        return markets.stream().map(MarketAudit::grade).max(Enum::compareTo).orElse(Grade.POOR);
    }

    /**
     * The same report with sizes on disk.
     *
     * @param bytes size by market code; a market that is not in it stays unknown (-1), and then so does the total
     */
    public AuditReport withBytesOnDisk(Map<String, Long> bytes) {
        List<MarketAudit> sized = markets.stream()
                .map(m -> new MarketAudit(
                        m.market(),
                        m.calendar(),
                        m.figures()
                                .withBytesOnDisk(bytes.getOrDefault(m.market().code(), -1L)),
                        m.grade(),
                        m.reasons(),
                        m.findings(),
                        m.profile()))
                .toList();
        boolean known = sized.stream().allMatch(m -> m.figures().bytesOnDisk() >= 0);
        long sum =
                known ? sized.stream().mapToLong(m -> m.figures().bytesOnDisk()).sum() : -1;
        return new AuditReport(symbols, sized, total.withBytesOnDisk(sum), thresholds);
    }
}
