package io.assay.market;

import io.assay.base.Check;

/**
 * A listing that goes on under another symbol.
 *
 * @param from the old symbol
 * @param to the new one, of the same market
 * @param day epoch day of the first session under the new symbol
 */
public record SymbolChange(Instrument from, Instrument to, int day) {
    /** Checks that there is a change, within one market. */
    public SymbolChange {
        Check.that(!from.equals(to), "to", "be another symbol than 'from'", to);
        Check.that(from.market().equals(to.market()), "to", "be of the market of " + from, to);
    }
}
