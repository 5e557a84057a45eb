package io.assay.backtest.risk;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in the sentences of scenarios, the same in every language setting. */
final class Words {
    private static final MathContext DIGITS = new MathContext(3);

    private Words() {}

    /** Three significant digits at most. */
    static String number(double value) {
        return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    /** A share in percent. */
    static String percent(double share) {
        return number(100 * share) + " %";
    }
}
