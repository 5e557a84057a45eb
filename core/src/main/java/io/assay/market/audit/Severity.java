package io.assay.market.audit;

/** What a finding does to the data. */
public enum Severity {
    /** Nothing is dropped; whoever uses the data should know. */
    WARN,
    /** The rows are dropped and leave a hole that no feature or label may span. */
    QUARANTINE,
    /** The symbol is blocked: nothing is trained on it. */
    FAIL
}
