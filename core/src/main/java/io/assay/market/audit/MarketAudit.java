package io.assay.market.audit;

import java.util.List;

import io.assay.market.Market;

/**
 * How one market came out.
 *
 * @param market which
 * @param calendar name of the calendar the series were compared with
 * @param figures counts and years
 * @param grade by {@link Grade}'s rules
 * @param reasons why it is not graded better, one sentence each; empty for the best grade
 * @param findings about the market as a whole
 * @param profile figures over time, for pictures
 */
public record MarketAudit(
        Market market,
        String calendar,
        Figures figures,
        Grade grade,
        List<String> reasons,
        List<Finding> findings,
        MarketProfile profile) {
    /** Copies the lists. */
    public MarketAudit {
        reasons = List.copyOf(reasons);
        findings = List.copyOf(findings);
    }
}
