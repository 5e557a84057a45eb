package io.assay.xgboost;

/**
 * Rounding after which sums are exact. Threads add up shares of the rows and then each other's sums; in floating point
 * the order shows in the last bits, which may turn a close race between two splits. Multiples of one power of 2 whose
 * absolute sum stays below 2^53 of it have exact sums in double precision, in any order.
 */
final class Grid {
    /** One bit below the 53 of a double: rounding adds at most half a unit a value, and there are below 2^31 values. */
    private static final int BITS = 52;

    private Grid() {}

    /** Rounds finite values in place to multiples of the finest power of 2 that keeps all their sums exact. */
    static void round(float[] values) {
        double total = 0;
        for (float value : values) {
            total += Math.abs(value);
        }
        if (total == 0) {
            return;
        }
        int unit = Math.getExponent(total) + 1 - BITS;
        double up = Math.scalb(1.0, -unit);
        double down = Math.scalb(1.0, unit);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (Math.rint(values[i] * up) * down);
        }
    }
}
