package io.assay.label;

import java.util.List;

/** How many classes of direction are told apart. */
public enum DirectionView {
    /** SELL, HOLD, BUY. */
    THREE,
    /** STRONG_SELL, SELL, HOLD, BUY, STRONG_BUY. */
    FIVE;

    private static final List<String> THREE_NAMES = List.of("SELL", "HOLD", "BUY");
    private static final List<String> FIVE_NAMES = List.of("STRONG_SELL", "SELL", "HOLD", "BUY", "STRONG_BUY");

    /** Class names from the most bearish to the most bullish. */
    public List<String> classes() {
        return this == THREE ? THREE_NAMES : FIVE_NAMES;
    }

    /** The number of a class in this view, 0 for the most bearish. */
    public int numberOf(DirectionClass direction) {
        return this == THREE ? Integer.signum(direction.level()) + 1 : direction.level() + 2;
    }
}
