package io.assay.label;

/** At which price of its session a decision is carried out. A decision is never carried out in the bar it read. */
public enum FillPrice {
    /** At the open: the default. */
    OPEN,
    /** At the close, as Qlib's T+1..T+2 labels assume. */
    CLOSE
}
