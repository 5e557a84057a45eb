package io.assay.market.audit;

/**
 * One place where a rule is broken.
 *
 * @param symbol {@code MARKET:SYMBOL}, or the market's code for a finding about a market
 * @param date ISO date, empty for a finding about the whole series
 * @param value what is there, in words and numbers, for example {@code open 107.5 outside 110 .. 113}
 */
public record Example(String symbol, String date, String value) {}
