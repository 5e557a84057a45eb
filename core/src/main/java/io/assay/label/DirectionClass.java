package io.assay.label;

/** The five ordinal classes of a direction, from the most bearish to the most bullish. */
public enum DirectionClass {
    /** At or below the strong cut downwards. */
    STRONG_SELL(-2),
    /** At or below the weak cut downwards. */
    SELL(-1),
    /** Strictly between the weak cuts. */
    HOLD(0),
    /** At or above the weak cut upwards. */
    BUY(1),
    /** At or above the strong cut upwards. */
    STRONG_BUY(2);

    private final int level;

    DirectionClass(int level) {
        this.level = level;
    }

    /** -2 for the most bearish to 2 for the most bullish, 0 for HOLD. */
    public int level() {
        return level;
    }
}
