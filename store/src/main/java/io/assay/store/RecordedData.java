package io.assay.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Filing;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.Series;
import io.assay.store.Manifest.Part;

/** What a workspace holds, as it was recorded. */
record RecordedData(Snapshot snapshot, Path workspace) implements MarketData {
    @Override
    public List<Listing> listings() {
        return snapshot.listings();
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        return snapshot.bars(instrument);
    }

    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        return snapshot.require(instrument).actions().stream()
                .map(a -> a.of(instrument))
                .toList();
    }

    @Override
    public Optional<Series> series(String name) {
        SeriesStore store = SeriesStore.of(workspace);
        return store.names().contains(name) ? Optional.of(store.read(name).series()) : Optional.empty();
    }

    @Override
    public List<Filing> filings(Instrument instrument) {
        return FilingStore.of(workspace).read(instrument);
    }

    @Override
    public Map<Instrument, String> sectors() {
        return SectorBook.in(workspace).byInstrument();
    }

    @Override
    public List<ImportNotes> notes(Instrument instrument) {
        return snapshot.require(instrument).notes();
    }

    @Override
    public Optional<Market> market(String code) {
        return snapshot.manifest().part(code).map(Part::market);
    }

    @Override
    public String contentHash() {
        return snapshot.manifest().contentHash();
    }
}
