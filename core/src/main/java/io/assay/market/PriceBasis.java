package io.assay.market;

/** What a recorded price means. Ratios of two prices of one series are right on every basis but {@link #RAW}. */
public enum PriceBasis {
    /** As traded on the day; splits and dividends show as jumps. */
    RAW,
    /** Divided by all later splits: the level knows the future, ratios do not. Dividends show as jumps. */
    SPLIT_ADJUSTED,
    /** Adjusted for splits and reinvested dividends: a ratio of two prices is what a holder earned. */
    TOTAL_RETURN
}
