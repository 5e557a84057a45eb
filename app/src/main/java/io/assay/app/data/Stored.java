package io.assay.app.data;

import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.report.Text;
import java.util.List;

/**
 * How much is stored.
 *
 * @param symbols listings
 * @param bars bars of all of them
 */
record Stored(int symbols, long bars) {
    static Stored of(MarketData data) {
        List<Listing> listings = data.listings();
        return new Stored(
                listings.size(), listings.stream().mapToLong(Listing::bars).sum());
    }

    @Override
    public String toString() {
        return "The workspace holds " + Text.plural(symbols, "symbol") + " and " + Text.plural(bars, "bar") + ".";
    }
}
