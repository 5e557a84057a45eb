package io.assay.app.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.report.Text;
import io.assay.store.ImportSummary;
import io.assay.store.ImportSummary.Outcome;

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

    /** How many series met each fate, for machines; fates that nobody met are left out. */
    static Map<String, Integer> outcomes(ImportSummary summary) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Outcome outcome : Outcome.values()) {
            if (summary.count(outcome) > 0) {
                counts.put(outcome.name().toLowerCase(Locale.ROOT), summary.count(outcome));
            }
        }
        return counts;
    }

    @Override
    public String toString() {
        return "The workspace holds " + Text.plural(symbols, "symbol") + " and " + Text.plural(bars, "bar") + ".";
    }
}
