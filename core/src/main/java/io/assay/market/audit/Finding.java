package io.assay.market.audit;

import java.util.List;

/**
 * A rule that is broken somewhere in one series or market.
 *
 * @param rule which
 * @param severity the rule's severity
 * @param count in how many places: rows, sessions, gaps or runs as the rule says; 1 for a rule about the whole series
 * @param examples the first places, at most five
 */
public record Finding(Rule rule, Severity severity, long count, List<Example> examples) {
    /** Copies the list. */
    public Finding {
        examples = List.copyOf(examples);
    }
}
