package io.assay.xgboost;

/**
 * Rounding after which sums are exact. Threads add up shares of the rows and then each other's sums; in floating point
 * the order shows in the last bits, which may turn a close race between two splits. Multiples of one power of 2 whose
 * absolute sum stays below 2^53 of it have exact sums in double precision, in any order.
 */
final class Grid {
    private Grid() {}

    /** Rounds finite values in place to multiples of the finest power of 2 that keeps all their sums exact. */
    static void round(float[] values) {
        double total = total(values);
        if (total == 0) {
            return;
        }
        // The unit, 2^-52 of the power of 2 above the total, leaves one bit of a double free: rounding adds at most
        // half
        // a unit a value, and there are below 2^31 values. Near this number doubles are a unit apart, so adding it
        // rounds and taking it away is exact. Only a value above a third of it leads elsewhere, and that value, being
        // of single precision, is a multiple of the unit already.
        double coarse = Math.scalb(1.5, Math.getExponent(total) + 1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] + coarse - coarse);
        }
    }

    /** The sum of absolute values, four sums at a time: each addition waits for the last of its own sum alone. */
    private static double total(float[] values) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            a += Math.abs(values[i]);
            b += Math.abs(values[i + 1]);
            c += Math.abs(values[i + 2]);
            d += Math.abs(values[i + 3]);
        }
        for (; i < values.length; i++) {
            a += Math.abs(values[i]);
        }
        return a + b + (c + d);
    }
}
