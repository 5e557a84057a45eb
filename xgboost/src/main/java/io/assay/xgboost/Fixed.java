package io.assay.xgboost;

/**
 * Slope and curvature as whole numbers of a unit each, side by side in one {@code long}: the slope, with its sign, in
 * the upper half, the curvature in the lower. One addition adds both, and sums are exact: they are the same in any
 * order, and of a node and one of its children the other follows by subtraction. Units are powers of 2, so that whole
 * weights stay whole and the unit of a target does not matter.
 *
 * <p>Rounding moves a value by at most half a unit, which is below 2^-30 of the total of all rows, and a sum over many
 * rows by much less than the single precision of its addends would.
 *
 * @param slope the unit of slopes
 * @param curvature the unit of curvatures
 */
record Fixed(double slope, double curvature) {
    private static final long LOW = 0xFFFF_FFFFL;

    /**
     * The finest units in which no sum over any of the rows can overflow.
     *
     * @param slopes the sum of the sizes of all slopes
     * @param curvatures the sum of all curvatures
     */
    static Fixed of(double slopes, double curvatures) {
        return new Fixed(unit(slopes, 30), unit(curvatures, 31));
    }

    /**
     * A total counts less than 2^bits units; rounding adds at most half a unit a row, and there are below 2^31 rows, so
     * slopes stay below 2^31 in size and curvatures below 2^32.
     */
    private static double unit(double total, int bits) {
        return total > 0 ? Math.scalb(1.0, Math.getExponent(total) + 1 - bits) : 1;
    }

    /**
     * Places the slopes of rows one after the other.
     *
     * @param pairs slope and curvature of each row, see {@link Slopes#of}
     * @param order the rows wanted
     * @param count how many of them
     * @param packed receives them
     * @return their sum
     */
    long gather(float[] pairs, int[] order, int count, long[] packed) {
        double slopes = 1 / slope;
        double curvatures = 1 / curvature;
        long total = 0;
        for (int i = 0; i < count; i++) {
            int at = 2 * order[i];
            long value = ((long) Math.rint(pairs[at] * slopes) << 32) + (long) Math.rint(pairs[at + 1] * curvatures);
            packed[i] = value;
            total += value;
        }
        return total;
    }

    /** The slope of a sum, in units. */
    static long slope(long sum) {
        return sum >> 32;
    }

    /** The curvature of a sum, in units. */
    static long curvature(long sum) {
        return sum & LOW;
    }
}
