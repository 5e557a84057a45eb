package io.assay.app.data;

import java.util.List;

import io.assay.app.cli.Context;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.series.PublishedSeries;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.store.ImportSummary;
import io.assay.store.IncomingSeries;
import io.assay.store.MarketStore;
import io.assay.store.StoreWriter;
import io.assay.store.WritePolicy;

/** Puts simulated markets into workspaces, where every command can work on them. */
public final class SimulatedMarkets {
    private SimulatedMarkets() {}

    /**
     * Stores all bars and corporate actions of a market, all at once or none, and then its outside series, telling how
     * far it has come.
     */
    public static ImportSummary store(Context context, MarketStore store, SimulatedMarket market, WritePolicy policy) {
        List<Instrument> instruments =
                market.listings().stream().map(Listing::instrument).toList();
        context.progress().start("Simulating", instruments.size());
        try (StoreWriter writer = store.writer(policy)) {
            for (Instrument instrument : instruments) {
                writer.add(new IncomingSeries(
                        market.bars(instrument),
                        Market.SIM,
                        Market.SIM.currency(),
                        market.notes(instrument).get(0),
                        market.actions(instrument)));
                context.progress().step(instrument.symbol());
            }
            ImportSummary summary = writer.commit();
            writer.close();
            store.replaceSeries(market.series().stream()
                    .map(series -> new PublishedSeries(series, "as simulated", market.label()))
                    .toList());
            return summary;
        } finally {
            context.progress().done();
        }
    }
}
