package io.assay.store;

import java.util.List;

import io.assay.base.Check;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.ImportNotes;
import io.assay.market.Market;

/**
 * A series that somebody wants to store.
 *
 * @param bars the bars as recorded, without holes: nothing may be dropped before it is stored
 * @param market where it is listed
 * @param currency ISO 4217 code of the currency of its prices
 * @param notes what was decided while it was read
 * @param actions splits, dividends and delistings of the same instrument, in any order
 */
public record IncomingSeries(
        BarSeries bars, Market market, String currency, ImportNotes notes, List<CorporateAction> actions) {
    /** Checks that the parts belong together. */
    public IncomingSeries {
        Check.that(
                bars.instrument().market().equals(market.code()),
                "market",
                "be that of " + bars.instrument(),
                market.code());
        Check.notBlank("currency", currency);
        Check.sameLength("holes", bars.holes().length, 0);
        for (CorporateAction action : actions) {
            Check.that(
                    action.instrument().equals(bars.instrument()),
                    "actions",
                    "be of " + bars.instrument(),
                    action.instrument());
        }
        actions = List.copyOf(actions);
    }

    /** A series in its market's currency without corporate actions. */
    public static IncomingSeries of(BarSeries bars, Market market, ImportNotes notes) {
        return new IncomingSeries(bars, market, market.currency(), notes, List.of());
    }
}
