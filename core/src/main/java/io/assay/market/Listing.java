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
public record Listing(Instrument instrument, String currency, PriceBasis basis, int firstDay, int lastDay, int bars) {}
