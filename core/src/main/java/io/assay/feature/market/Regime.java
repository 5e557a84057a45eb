package io.assay.feature.market;

import java.util.Locale;

/** What a market is like, by {@link RegimeRule}. */
public enum Regime {
    /** It rises calmly. */
    BULL,
    /** It falls without panic. */
    BEAR,
    /** It moves a lot, whichever way. */
    HIGH_VOLATILITY,
    /** None of the others. */
    SIDEWAYS;

    /** Its name in columns: lower case with underscores. */
    public String column() {
        return "regime_" + name().toLowerCase(Locale.ROOT);
    }
}
