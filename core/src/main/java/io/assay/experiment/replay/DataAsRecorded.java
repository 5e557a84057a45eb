package io.assay.experiment.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.market.AsTradedPrices;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Filing;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.Series;
import io.assay.market.SymbolChange;
import io.assay.market.Universe;

/**
 * Data that were found to be what a run saw, under the hash that the run saw: a store that has later bars by now has
 * another hash, though nothing that the run looked at is another.
 *
 * @param data cut at the last day of the run
 * @param contentHash as it was recorded
 */
record DataAsRecorded(MarketData data, String contentHash) implements MarketData {
    @Override
    public List<Listing> listings() {
        return data.listings();
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        return data.bars(instrument);
    }

    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        return data.actions(instrument);
    }

    @Override
    public Optional<AsTradedPrices> asTraded(Instrument instrument) {
        return data.asTraded(instrument);
    }

    @Override
    public Optional<Universe> members() {
        return data.members();
    }

    @Override
    public Optional<Series> series(String name) {
        return data.series(name);
    }

    @Override
    public List<Filing> filings(Instrument instrument) {
        return data.filings(instrument);
    }

    @Override
    public List<SymbolChange> changes() {
        return data.changes();
    }

    @Override
    public Map<Instrument, String> sectors() {
        return data.sectors();
    }

    @Override
    public List<ImportNotes> notes(Instrument instrument) {
        return data.notes(instrument);
    }

    @Override
    public Optional<Market> market(String code) {
        return data.market(code);
    }
}
