package io.assay.app.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.app.cli.Context;
import io.assay.market.Filing;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.series.PublishedSeries;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.store.ImportSummary;
import io.assay.store.IncomingSeries;
import io.assay.store.MarketStore;
import io.assay.store.OutsideWrites;
import io.assay.store.SectorBook;
import io.assay.store.StoreWriter;
import io.assay.store.WritePolicy;

/** Puts simulated markets into workspaces, where every command can work on them. */
public final class SimulatedMarkets {
    private SimulatedMarkets() {}

    /**
     * Stores all bars and corporate actions of a market, all at once or none, and then its outside series, the reports
     * of its companies and their sectors, telling how far it has come.
     */
    public static ImportSummary store(Context context, MarketStore store, SimulatedMarket market, WritePolicy policy) {
        context.progress().start("Simulating", market.listings().size());
        try {
            ImportSummary summary = bars(context, store, market, policy);
            Map<Instrument, List<Filing>> filings = new TreeMap<>();
            // A market of a few weeks has no report and no monthly figure yet.
            market.listings().stream()
                    .map(l -> l.instrument())
                    .filter(i -> !market.filings(i).isEmpty())
                    .forEach(i -> filings.put(i, market.filings(i)));
            List<PublishedSeries> series = market.series().stream()
                    .filter(s -> s.size() > 0)
                    .map(s -> new PublishedSeries(s, "as simulated", market.label()))
                    .toList();
            OutsideWrites.replace(store, series, filings);
            OutsideWrites.addSectors(store, SectorBook.of(market.label(), market.sectors()));
            return summary;
        } finally {
            context.progress().done();
        }
    }

    private static ImportSummary bars(Context context, MarketStore store, SimulatedMarket market, WritePolicy policy) {
        try (StoreWriter writer = store.writer(policy)) {
            for (Listing listing : market.listings()) {
                Instrument instrument = listing.instrument();
                writer.add(new IncomingSeries(
                        market.bars(instrument),
                        Market.SIM,
                        Market.SIM.currency(),
                        market.notes(instrument).get(0),
                        market.actions(instrument)));
                context.progress().step(instrument.symbol());
            }
            return writer.commit();
        }
    }
}
