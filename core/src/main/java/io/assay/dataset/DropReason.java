package io.assay.dataset;

/** Why a bar in the days asked for did not become a row. Each is counted once, for the first reason in this order. */
public enum DropReason {
    /** The instrument did not belong to the universe on that day. */
    NOT_A_MEMBER,
    /** Some feature has not settled yet (or the bar is too near the start of the history). */
    NOT_SETTLED,
    /** The history ends before the label is known; these are the rows that can be predicted today. */
    NOT_KNOWN_YET,
    /** There is no label: a hole, or a price that cannot be traded at. */
    NO_LABEL,
    /** Too few instruments had a label that day to compare with. */
    TOO_FEW_MEMBERS,
    /** A feature is missing and such rows were to be dropped. */
    MISSING_FEATURE,
    /** Fewer bars go before it, without a hole, than a model reads at once. */
    TOO_FEW_BEFORE
}
