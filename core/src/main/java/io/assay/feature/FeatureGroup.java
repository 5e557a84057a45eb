package io.assay.feature;

/** The groups of features that users choose from. */
public enum FeatureGroup {
    /** Prices, volume and one-day ratios. */
    PRICE(false, false),
    /** Moving averages, bands, oscillators of classical technical analysis. */
    TECHNICAL(false, false),
    /** Functions of traded volume. */
    VOLUME(false, false),
    /** Rates of change and their relatives. */
    MOMENTUM(false, false),
    /** Estimators of volatility, a year's worth. */
    VOLATILITY(false, false),
    /** Distances to extremes and fitted trends. */
    PATTERN(false, false),
    /** The state of the whole market, from the universe as known that day. */
    MARKET(false, false),
    /** The trend of the market's index. */
    INDEX(true, true),
    /** The momentum of a stock's sector. */
    SECTOR(false, true),
    /** What the mood of the market is said to be: volatility indices, surveys, breadth. */
    SENTIMENT(true, true),
    /** Where in the year, the week and the term of a president the day lies. */
    SEASONAL(true, true),
    /** The economy, interest rates, currencies, goods. */
    MACRO(true, true),
    /** What companies report of themselves, from the day on which it was filed. */
    FUNDAMENTAL(false, true),
    /** What is known of a strategy's signal on the day on which it is given. */
    SIGNAL(false, false);

    private final boolean shared;
    private final boolean missing;

    FeatureGroup(boolean shared, boolean missing) {
        this.shared = shared;
        this.missing = missing;
    }

    /**
     * Whether all instruments of a market share it on a day, so that setting it against the day's other instruments
     * would leave nothing of it.
     */
    public boolean isShared() {
        return shared;
    }

    /**
     * Whether it is missing for years where nobody recorded it, so that a row without it is a row all the same: who
     * learns reads NaN there.
     */
    public boolean mayBeMissing() {
        return missing;
    }
}
