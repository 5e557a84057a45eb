package io.assay.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A share split.
 *
 * @param ratio new shares per old, above 0
 * @param unit least number of micro-shares that can be held
 */
record Split(double ratio, long unit) {
    /** The micro-shares held after the split: rounded towards zero to the unit. */
    long of(long shares) {
        return exact(shares)
                        .divide(BigDecimal.valueOf(unit), 0, RoundingMode.DOWN)
                        .longValueExact()
                * unit;
    }

    /** Cash for what cannot be held, in millionths, at the first price after the split. */
    long inLieu(long shares, double price) {
        BigDecimal rest = exact(shares).subtract(BigDecimal.valueOf(of(shares)));
        return rest.multiply(BigDecimal.valueOf(price))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private BigDecimal exact(long shares) {
        return BigDecimal.valueOf(ratio).multiply(BigDecimal.valueOf(shares));
    }
}
