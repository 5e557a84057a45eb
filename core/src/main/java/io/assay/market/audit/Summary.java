package io.assay.market.audit;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Turns the audits of symbols into figures and a profile. */
final class Summary {
    private static final double TWENTY_YEARS = 20;

    private Summary() {}

    /** What is known of one symbol: its audit and what it adds to the profile. */
    record Judged(SymbolAudit audit, Trace trace) {}

    /**
     * Counts and years.
     *
     * @param ofMarkets findings about markets; counted among the rules, not among the symbols
     */
    static Figures figures(List<SymbolAudit> symbols, List<Finding> ofMarkets) {
        return new Figures(
                symbols.size(),
                withStatus(symbols, Status.OK),
                withStatus(symbols, Status.WARN),
                withStatus(symbols, Status.QUARANTINED),
                withStatus(symbols, Status.FAIL),
                span(symbols.stream().map(SymbolAudit::span).toList()),
                symbols.stream().mapToLong(SymbolAudit::quarantined).sum(),
                symbols.stream().mapToLong(SymbolAudit::missingSessions).sum(),
                share(
                        symbols,
                        symbols.stream()
                                .filter(s -> s.span().yearsBySessions() >= TWENTY_YEARS)
                                .count()),
                share(
                        symbols,
                        symbols.stream()
                                .filter(s -> s.span().yearsByCalendar() >= TWENTY_YEARS)
                                .count()),
                -1,
                rules(symbols, ofMarkets));
    }

    private static int withStatus(List<SymbolAudit> symbols, Status status) {
        return (int) symbols.stream().filter(s -> s.status() == status).count();
    }

    private static double share(List<SymbolAudit> symbols, long count) {
        return symbols.isEmpty() ? 0 : (double) count / symbols.size();
    }

    /** ISO dates sort as texts, and a series without bars has none. */
    private static Span span(List<Span> spans) {
        return new Span(
                spans.stream()
                        .map(Span::firstDay)
                        .filter(d -> !d.isEmpty())
                        .min(String::compareTo)
                        .orElse(""),
                spans.stream()
                        .map(Span::lastDay)
                        .filter(d -> !d.isEmpty())
                        .max(String::compareTo)
                        .orElse(""),
                spans.stream().mapToLong(Span::bars).sum(),
                spans.stream().mapToLong(Span::sessions).sum(),
                spans.stream().mapToDouble(Span::yearsBySessions).average().orElse(0),
                spans.stream().mapToDouble(Span::yearsByCalendar).average().orElse(0));
    }

    private static List<RuleCount> rules(List<SymbolAudit> symbols, List<Finding> ofMarkets) {
        Map<Rule, long[]> counts = new EnumMap<>(Rule.class);
        for (SymbolAudit symbol : symbols) {
            for (Finding finding : symbol.findings()) {
                long[] count = counts.computeIfAbsent(finding.rule(), r -> new long[2]);
                count[0]++;
                count[1] += finding.count();
            }
        }
        for (Finding finding : ofMarkets) {
            long[] count = counts.computeIfAbsent(finding.rule(), r -> new long[2]);
            count[0] += finding.count();
            count[1] += finding.count();
        }
        return counts.entrySet().stream()
                .map(e -> new RuleCount(e.getKey(), e.getKey().severity(), (int) e.getValue()[0], e.getValue()[1]))
                .toList();
    }

    /** The profile of a market. */
    static MarketProfile profile(Collection<Trace> traces) {
        TreeMap<Integer, Integer> alive = new TreeMap<>();
        TreeMap<Integer, long[]> years = new TreeMap<>();
        for (Trace trace : traces) {
            for (int month : trace.months()) {
                alive.merge(month, 1, Integer::sum);
            }
            for (int y = 0; y < trace.sessions().length; y++) {
                long[] sums = years.computeIfAbsent(trace.firstYear() + y, k -> new long[3]);
                sums[0] += trace.sessions()[y];
                sums[1] += trace.missing()[y];
                sums[2] += trace.quarantined()[y];
            }
        }
        int[] months = alive.isEmpty()
                ? new int[0]
                : IntStream.rangeClosed(alive.firstKey(), alive.lastKey()).toArray();
        return new MarketProfile(
                IntStream.of(months).map(m -> m / 12 * 100 + m % 12 + 1).toArray(),
                IntStream.of(months).map(m -> alive.getOrDefault(m, 0)).toArray(),
                years.keySet().stream().mapToInt(y -> y).toArray(),
                years.values().stream().mapToLong(s -> s[0]).toArray(),
                years.values().stream().mapToLong(s -> s[1]).toArray(),
                years.values().stream().mapToLong(s -> s[2]).toArray());
    }
}
