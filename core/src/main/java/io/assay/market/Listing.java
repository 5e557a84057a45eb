package io.assay.market;

/**
 * An instrument with what must be known of it before its prices may be used.
 *
 * @param instrument identity
 * @param currency ISO 4217 code
 * @param basis what open, high, low and close mean; the adjusted close is always {@link PriceBasis#TOTAL_RETURN} where
 *     the source had one
 * @param firstDay epoch day of the first bar
 * @param lastDay epoch day of the last bar
 * @param bars number of bars
 */
public record Listing(Instrument instrument, String currency, PriceBasis basis, int firstDay, int lastDay, int bars) {
    /** The same listing where it holds these bars, at least one. */
    public Listing holding(BarSeries series) {
        int[] days = series.days();
        return new Listing(instrument, currency, basis, days[0], days[days.length - 1], days.length);
    }
}
