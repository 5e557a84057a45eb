package io.assay.market.audit;

import java.util.List;

/**
 * Counts and years over a set of symbols. Every figure is computed from the bars.
 *
 * @param symbols how many
 * @param ok how many with nothing found
 * @param warned how many with warnings only
 * @param quarantined how many with rows dropped but not blocked
 * @param failed how many blocked
 * @param span first and last day, bars, mean years
 * @param quarantinedBars bars dropped, in all symbols
 * @param missingSessions sessions without a bar, in all symbols
 * @param shareWith20YearsBySessions share of the symbols with 20 years or more counted as sessions / 252
 * @param shareWith20YearsByCalendar share of the symbols with 20 years or more from first to last day
 * @param bytesOnDisk size of the files, or -1 if nobody said
 * @param rules every rule that was broken, in the order of the rules
 */
public record Figures(
        int symbols,
        int ok,
        int warned,
        int quarantined,
        int failed,
        Span span,
        long quarantinedBars,
        long missingSessions,
        double shareWith20YearsBySessions,
        double shareWith20YearsByCalendar,
        long bytesOnDisk,
        List<RuleCount> rules) {
    /** Copies the list. */
    public Figures {
        rules = List.copyOf(rules);
    }

    /** The same figures with the size on disk. */
    public Figures withBytesOnDisk(long bytes) {
        return new Figures(
                symbols,
                ok,
                warned,
                quarantined,
                failed,
                span,
                quarantinedBars,
                missingSessions,
                shareWith20YearsBySessions,
                shareWith20YearsByCalendar,
                bytes,
                rules);
    }

    /** Share of the symbols that are blocked, 0 if there are none. */
    public double failedShare() {
        return symbols == 0 ? 0 : (double) failed / symbols;
    }

    /** Share of the bars that are dropped, 0 if there are none. */
    public double quarantinedShare() {
        return span.bars() == 0 ? 0 : (double) quarantinedBars / span.bars();
    }

    /** Share of the sessions without a bar, 0 if there are none. */
    public double missingShare() {
        return span.sessions() == 0 ? 0 : (double) missingSessions / span.sessions();
    }
}
