package io.assay.stocks;

/** Log returns as models of stocks are asked for them, and prices as they are predicted. */
public final class LogReturns {
    /** What a total loss, and a predicted price of 0 or less, counts as: a loss of 99 %. */
    public static final double FLOOR = StrictMath.log(0.01);

    private LogReturns() {}

    /** Name of the target over a horizon in sessions. */
    public static String target(int horizon) {
        return "log_return_" + horizon + "d";
    }

    /** The log return of a simple one (a fraction of at least -1), not below {@link #FLOOR}. */
    public static double of(double simple) {
        return simple <= -1 ? FLOOR : Math.max(FLOOR, StrictMath.log1p(simple));
    }

    /**
     * The log return that a predicted price implies. A price of 0 or less has no logarithm and becomes exactly
     * {@link #FLOOR}; a price above 0 never does, so that the two can be told apart ({@link #isNegative}).
     *
     * @param predicted price
     * @param now close of the decision's day, above 0
     */
    public static double implied(double predicted, double now) {
        return predicted > 0 ? Math.max(Math.nextUp(FLOOR), StrictMath.log(predicted / now)) : FLOOR;
    }

    /** Whether a predicted log return stands for a price of 0 or less. */
    public static boolean isNegative(double predicted) {
        return predicted == FLOOR;
    }
}
