package io.assay.model.builtin;

import io.assay.base.Check;

/**
 * What one rule said about one row.
 *
 * @param rule name of the rule
 * @param vote from -1 (bearish) to 1 (bullish)
 * @param weight how much the vote counts, above 0
 * @param sentence what was seen, with the figures, for people
 */
public record Reason(String rule, double vote, double weight, String sentence) {
    /** Checks the ranges. */
    public Reason {
        Check.notBlank("rule", rule);
        Check.within("vote", vote, -1, 1);
        Check.positive("weight", weight);
    }
}
