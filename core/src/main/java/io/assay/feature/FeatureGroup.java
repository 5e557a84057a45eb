package io.assay.feature;

/** The groups of features that users choose from. */
public enum FeatureGroup {
    /** Prices, volume and one-day ratios. */
    PRICE,
    /** Moving averages, bands, oscillators of classical technical analysis. */
    TECHNICAL,
    /** Functions of traded volume. */
    VOLUME,
    /** Rates of change and their relatives. */
    MOMENTUM,
    /** Estimators of volatility, a year's worth. */
    VOLATILITY,
    /** Distances to extremes and fitted trends. */
    PATTERN,
    /** The state of the whole market, from the universe as known that day. */
    MARKET,
    /** What the mood of the market is said to be: volatility indices, surveys. */
    SENTIMENT,
    /** The economy, interest rates, currencies, goods. */
    MACRO,
    /** Where in the year, the week and the term of a president the day lies. */
    SEASONAL,
    /** What companies report of themselves, from the day on which it was filed. */
    FUNDAMENTAL
}
