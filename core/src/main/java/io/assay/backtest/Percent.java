package io.assay.backtest;

import java.math.BigDecimal;
import java.math.MathContext;

/** Fractions in words. */
final class Percent {
    private static final MathContext DIGITS = new MathContext(10);

    private Percent() {}

    /** {@code 0.07} as {@code 7 %}: ten digits, without what binary fractions leave behind them. */
    static String text(double fraction) {
        BigDecimal percent = BigDecimal.valueOf(fraction).movePointRight(2).round(DIGITS);
        return percent.stripTrailingZeros().toPlainString() + " %";
    }
}
