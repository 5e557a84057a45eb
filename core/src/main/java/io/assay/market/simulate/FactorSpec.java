package io.assay.market.simulate;

import io.assay.base.Check;

/**
 * What stocks have in common, and what holding them earns.
 *
 * @param marketShareLow lowest share of a stock's variance that is the market's
 * @param marketShareHigh highest of it; stocks are spread evenly in between
 * @param sectorShare share of the variance that is the sector's
 * @param riskPremium expected return a year of 252 sessions, the same for every stock on every day
 */
public record FactorSpec(double marketShareLow, double marketShareHigh, double sectorShare, double riskPremium) {
    /** Checks the ranges. */
    public FactorSpec {
        Check.within("marketShareLow", marketShareLow, 0, 1);
        Check.within("marketShareHigh", marketShareHigh, marketShareLow, 1);
        Check.within("sectorShare", sectorShare, 0, 1 - marketShareHigh);
        Check.within("riskPremium", riskPremium, -0.5, 0.5);
    }

    /** The market has 20 to 45 % of the variance, the sector 10 %; 6 % a year. */
    public static FactorSpec defaults() {
        return new FactorSpec(0.2, 0.45, 0.1, 0.06);
    }

    /** Stocks that have nothing in common. */
    public static FactorSpec independent() {
        return new FactorSpec(0, 0, 0, 0.06);
    }

    /** The same with another expected return a year. */
    public FactorSpec withRiskPremium(double value) {
        return new FactorSpec(marketShareLow, marketShareHigh, sectorShare, value);
    }
}
