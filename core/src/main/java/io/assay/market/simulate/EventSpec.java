package io.assay.market.simulate;

import io.assay.base.Check;

/**
 * What happens to listings.
 *
 * @param delistings share of the stocks that leave the market before its last session
 * @param splitsPerYear expected splits of a stock a year
 * @param dividendPayers share of the stocks that pay dividends
 * @param dividendYield their dividends a year as a fraction of the price, paid in four parts
 * @param holidaysPerYear weekdays a year without a session, New Year's Day and 25 December among them
 */
public record EventSpec(
        double delistings, double splitsPerYear, double dividendPayers, double dividendYield, int holidaysPerYear) {
    /** Checks the ranges. */
    public EventSpec {
        Check.within("delistings", delistings, 0, 1);
        Check.within("splitsPerYear", splitsPerYear, 0, 2);
        Check.within("dividendPayers", dividendPayers, 0, 1);
        Check.within("dividendYield", dividendYield, 0, 0.4);
        Check.within("holidaysPerYear", holidaysPerYear, 0, 30);
    }

    /** A tenth is delisted, 0.05 splits a year, six in ten pay 2 % a year, nine holidays. */
    public static EventSpec defaults() {
        return new EventSpec(0.1, 0.05, 0.6, 0.02, 9);
    }

    /** Nothing happens, and every weekday is a session. */
    public static EventSpec none() {
        return new EventSpec(0, 0, 0, 0, 0);
    }

    /** The same with another share of delistings. */
    public EventSpec withDelistings(double value) {
        return new EventSpec(value, splitsPerYear, dividendPayers, dividendYield, holidaysPerYear);
    }

    /** The same with more or fewer splits. */
    public EventSpec withSplitsPerYear(double value) {
        return new EventSpec(delistings, value, dividendPayers, dividendYield, holidaysPerYear);
    }
}
