package io.assay.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.assay.base.UsageException;

/**
 * Exact decimals in millionths, held in a {@code long}: shares as millionths of a share, cash as millionths of the
 * currency unit (so up to 9.2e12 units). Sums are integer sums; a product is rounded once, half-even.
 */
final class Micro {
    /** Decimal places. */
    static final int SCALE = 6;

    /** Millionths in one. */
    static final long ONE = 1_000_000;

    private Micro() {}

    /** Shares times price, price taken as the decimal number that its text shows; millionths of the currency unit. */
    static long amount(long shares, double price) {
        return exact(
                BigDecimal.valueOf(price).multiply(BigDecimal.valueOf(shares)).setScale(0, RoundingMode.HALF_EVEN));
    }

    /** A value in currency units, rounded half-even to millionths. */
    static long round(double value) {
        return (long) Math.rint(value * ONE);
    }

    /** Millionths as a decimal number of scale 6. */
    static BigDecimal decimal(long micro) {
        return BigDecimal.valueOf(micro, SCALE);
    }

    /** Millionths as a double. */
    static double units(long micro) {
        return (double) micro / ONE;
    }

    /** A sum; too large a one is an error, never a wrap-around. */
    static long add(long a, long b) {
        long sum = a + b;
        boolean overflows = ((a ^ sum) & (b ^ sum)) < 0;
        return overflows ? exact(BigDecimal.valueOf(a).add(BigDecimal.valueOf(b))) : sum;
    }

    private static long exact(BigDecimal value) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            UsageException failure = new UsageException(
                    "an amount of " + value.scaleByPowerOfTen(-SCALE).toPlainString()
                            + " is beyond what the ledger can book (9.2e12). Fix: use less capital");
            failure.initCause(e);
            throw failure;
        }
    }
}
