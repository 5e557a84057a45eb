package io.assay.market.source;

import java.time.Instant;
import java.util.List;

import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.ImportNotes;
import io.assay.market.Market;

/**
 * What Yahoo told of one symbol.
 *
 * @param bars the days asked for, split-adjusted as of {@code asOf}; empty if there was no session
 * @param actions splits and dividends in those days, oldest first; dividends are adjusted for splits like the prices
 * @param market where it is listed
 * @param currency ISO 4217 code; prices quoted in hundredths (pence) are turned into whole units
 * @param zone time zone of the exchange, in which the days are
 * @param asOf when Yahoo was asked
 * @param notes what had to be decided; bars without a price and the unfinished session are counted as empty
 */
public record YahooHistory(
        BarSeries bars,
        List<CorporateAction> actions,
        Market market,
        String currency,
        String zone,
        Instant asOf,
        ImportNotes notes) {
    /** Copies the list. */
    public YahooHistory {
        actions = List.copyOf(actions);
    }
}
