package io.assay.market.audit;

/**
 * How often one rule is broken in a market or in all.
 *
 * @param rule which
 * @param severity its severity
 * @param symbols how many symbols break it
 * @param count sum of the findings' counts
 */
public record RuleCount(Rule rule, Severity severity, int symbols, long count) {}
