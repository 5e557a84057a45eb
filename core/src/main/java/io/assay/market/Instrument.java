package io.assay.market;

import java.util.Locale;

import io.assay.base.Check;
import io.assay.base.UsageException;

/**
 * The identity of a traded thing: the market it is listed on and its symbol there. The same company on two markets is
 * two instruments.
 *
 * @param market upper-case market code, for example {@code NSE}; see {@link Market}
 * @param symbol symbol on that market as the market writes it, for example {@code INFY} or {@code BRK-B}
 */
public record Instrument(String market, String symbol) implements Comparable<Instrument> {
    /** Checks both parts. */
    public Instrument {
        Check.notBlank("market", market);
        Check.notBlank("symbol", symbol);
        Check.that(market.indexOf(':') < 0, "market", "hold no colon", market);
        Check.that(market.equals(market.toUpperCase(Locale.ROOT)), "market", "be upper case", market);
    }

    /** Reads {@code MARKET:SYMBOL}; a text without a colon is refused, since a bare symbol is not an identity. */
    public static Instrument parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0
                || text.substring(0, colon).isBlank()
                || text.substring(colon + 1).isBlank()) {
            throw new UsageException("an instrument must read MARKET:SYMBOL, was '" + text + "'");
        }
        return new Instrument(text.substring(0, colon).toUpperCase(Locale.ROOT), text.substring(colon + 1));
    }

    @Override
    public int compareTo(Instrument other) {
        int byMarket = market.compareTo(other.market);
        return byMarket != 0 ? byMarket : symbol.compareTo(other.symbol);
    }

    /** {@code MARKET:SYMBOL}. */
    @Override
    public String toString() {
        return market + ":" + symbol;
    }
}
