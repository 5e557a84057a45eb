package io.assay.signal;

/** What a signal says to do. */
public enum Action {
    /** Be short or out. */
    SELL,
    /** Do nothing. */
    HOLD,
    /** Be long. */
    BUY
}
