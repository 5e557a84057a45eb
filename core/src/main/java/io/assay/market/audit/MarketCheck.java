package io.assay.market.audit;

import java.util.List;

import io.assay.base.Days;

/** Rules about a market as a whole. */
final class MarketCheck {
    private MarketCheck() {}

    /**
     * Survivorship: no series ends more than {@link Thresholds#earlyEnd()} sessions before the market's last session,
     * or so few do that it is no chance, see {@link Survivorship}. A market that spans less than a year is not judged,
     * since little has had time to vanish.
     */
    static List<Finding> check(MarketCalendars.Entry market, List<SymbolAudit> symbols, Thresholds limits) {
        int[] sessions = market.calendar().sessions();
        if (symbols.isEmpty() || sessions.length <= Span.SESSIONS_A_YEAR) {
            return List.of();
        }
        int bound = sessions[Math.max(0, sessions.length - 1 - limits.earlyEnd())];
        long ended = symbols.stream().filter(s -> ends(s, bound)).count();
        Survivorship seen = Survivorship.of(
                symbols.stream().mapToInt(MarketCheck::firstDay).toArray(),
                symbols.stream()
                        .mapToInt(s -> ends(s, bound) ? bound - 1 : bound)
                        .toArray(),
                bound,
                Survivorship.LOW_HAZARD);
        if (ended > 0 && !seen.isUnlikely()) {
            return List.of();
        }
        String value = ended == 0
                ? "all of " + symbols.size() + " series go on to " + Days.text(bound) + " or later"
                : ended + " of " + symbols.size() + " series end before " + Days.text(bound) + ", where "
                        + Math.round(seen.expected()) + " would at two in a hundred a year";
        return List.of(new Finding(
                Rule.SURVIVORS_ONLY,
                Rule.SURVIVORS_ONLY.severity(),
                symbols.size(),
                List.of(new Example(market.market().code(), "", value))));
    }

    private static int firstDay(SymbolAudit symbol) {
        String first = symbol.span().firstDay();
        return first.isEmpty() ? Integer.MAX_VALUE : Days.parse(first);
    }

    /** Whether trading stopped before {@code bound}: the last row says so, or rows carried forward after it. */
    private static boolean ends(SymbolAudit symbol, int bound) {
        String last = symbol.span().lastDay();
        boolean recorded = !last.isEmpty() && Days.parse(last) < bound;
        return recorded || symbol.findings().stream().anyMatch(f -> f.rule() == Rule.EARLY_END);
    }
}
