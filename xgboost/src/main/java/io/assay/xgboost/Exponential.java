package io.assay.xgboost;

/**
 * The exponential of numbers that are not above 0, to the same bits on every machine: {@code Math.exp} may differ
 * between machines, and {@code StrictMath.exp} takes several times as long. A table of powers of 2 at 64 steps and a
 * polynomial between them (Tang 1989); wrong by less than 3 units in the last place.
 */
final class Exponential {
    /** Smaller arguments count as this one: the result is 1e-304 then. */
    static final double LEAST = -700;

    private static final int BITS = 6;
    private static final int STEPS = 1 << BITS;
    private static final double[] POWERS = powers();
    private static final double STEPS_PER_UNIT = STEPS / 0.6931471805599453;
    /** The logarithm of 2 over the steps in two parts; multiples of the first up to 2^20 are exact. */
    private static final double STEP_HIGH = 0x1.62e42feep-1 / STEPS;

    private static final double STEP_LOW = 0x1.a39ef35793c76p-33 / STEPS;
    /** Near it doubles are 1 apart: adding it rounds to a whole number, which the low bits then hold. */
    private static final double ROUNDING = 0x1.8p52;

    private Exponential() {}

    /** e to the power of {@code x}, which is not above 0. */
    static double of(double x) {
        double bounded = x < LEAST ? LEAST : x;
        double shifted = bounded * STEPS_PER_UNIT + ROUNDING;
        int step = (int) Double.doubleToRawLongBits(shifted);
        double steps = shifted - ROUNDING;
        double r = bounded - steps * STEP_HIGH - steps * STEP_LOW;
        double power = POWERS[step & (STEPS - 1)];
        double rest = r + r * r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120))));
        return (power + power * rest) * Double.longBitsToDouble(((step >> BITS) + 1023L) << 52);
    }

    private static double[] powers() {
        double[] powers = new double[STEPS];
        for (int j = 0; j < STEPS; j++) {
            powers[j] = StrictMath.pow(2, (double) j / STEPS);
        }
        return powers;
    }
}
