package io.assay.market;

/**
 * Something that happened to a listing.
 *
 * @param instrument whose
 * @param day epoch day it took effect (ex-day), for a delisting the last day of trading
 * @param kind what
 * @param value for a split new shares per old share; for a dividend cash per share in the price basis of the series;
 *     for a delisting the return from the last close to what holders got (-1 = nothing)
 */
public record CorporateAction(Instrument instrument, int day, Kind kind, double value) {
    /** Kinds of action. */
    public enum Kind {
        /** A share split or consolidation. */
        SPLIT,
        /** A cash dividend. */
        DIVIDEND,
        /** The end of the listing. */
        DELISTING
    }
}
