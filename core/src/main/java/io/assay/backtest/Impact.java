package io.assay.backtest;

import io.assay.base.Check;

/**
 * How far a large order moves the price against itself, on top of the fixed slippage. Volume and volatility are those
 * of the evening before the fill: nobody knows a day's volume at its open.
 *
 * @param law how the cost grows with the order
 * @param coefficient at least 0
 */
public record Impact(Law law, double coefficient) {
    /** Largest coefficient. */
    static final double MOST = 100;

    /** How the cost of a unit traded grows with the share q of a usual day's traded value that the order is. */
    public enum Law {
        /** It does not. */
        NONE,
        /**
         * {@code coefficient x daily volatility x sqrt(q)}: the square-root law (Grinold and Kahn, Active Portfolio
         * Management, 2000; Almgren, Thum, Hauptmann and Li, 2005, measured a power of .6). 1 is a usual coefficient.
         */
        SQUARE_ROOT,
        /** {@code coefficient x q squared}: the volume-share model of event-driven simulators; .1 is a usual one. */
        VOLUME_SHARE
    }

    /** Checks the range. */
    public Impact {
        Check.within("coefficient", coefficient, 0, MOST);
    }

    /** Orders move nothing. */
    public static Impact none() {
        return new Impact(Law.NONE, 0);
    }

    /** See {@link Law#SQUARE_ROOT}. */
    public static Impact squareRoot(double coefficient) {
        return new Impact(Law.SQUARE_ROOT, coefficient);
    }

    /** See {@link Law#VOLUME_SHARE}. */
    public static Impact volumeShare(double coefficient) {
        return new Impact(Law.VOLUME_SHARE, coefficient);
    }

    /** Whether it costs anything. */
    public boolean isSome() {
        return law != Law.NONE && coefficient > 0;
    }

    /** In a sentence's part, for reports. */
    public String text() {
        return switch (law) {
            case NONE -> "orders move nothing";
            case SQUARE_ROOT ->
                "an order of the share q of a usual day's volume costs " + coefficient
                        + " x daily volatility x the square root of q on top";
            case VOLUME_SHARE ->
                "an order of the share q of a usual day's volume costs " + coefficient + " x q squared on top";
        };
    }

    /**
     * The cost as a fraction of the traded amount.
     *
     * @param amount traded, in currency units, at least 0
     * @param volume what is usually traded a day, in currency units, above 0
     * @param volatility standard deviation of daily returns
     */
    public double rate(double amount, double volume, double volatility) {
        double share = amount / volume;
        return switch (law) {
            case NONE -> 0;
            case SQUARE_ROOT -> coefficient * volatility * Math.sqrt(share);
            case VOLUME_SHARE -> coefficient * share * share;
        };
    }
}
