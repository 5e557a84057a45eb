package io.assay.evaluate;

import io.assay.base.Check;

/**
 * What trading costs, in basis points (1/10,000) a unit of turnover; opening and closing a position of 1 turns over 2.
 *
 * @param feeBp fees and slippage, at least 0
 * @param halfSpreadBp half the quoted spread, at least 0
 */
public record Costs(double feeBp, double halfSpreadBp) {
    /** 5 bp and a half-spread of 2.5 bp: a liquid stock. */
    public static final Costs STANDARD = new Costs(5, 2.5);

    private static final double BASIS_POINTS = 10_000;

    /** Checks the ranges. */
    public Costs {
        Check.within("feeBp", feeBp, 0, BASIS_POINTS);
        Check.within("halfSpreadBp", halfSpreadBp, 0, BASIS_POINTS);
    }

    /** Cost of a turnover of 1, as a fraction. */
    public double perTurnover() {
        return (feeBp + halfSpreadBp) / BASIS_POINTS;
    }
}
