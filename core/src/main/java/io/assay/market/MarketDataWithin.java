package io.assay.market;

import java.util.List;
import java.util.Optional;

import io.assay.base.Digest;

/** Market data of which stocks count on their days of membership. */
record MarketDataWithin(MarketData whole, Universe spells) implements MarketData {
    @Override
    public List<Listing> listings() {
        return whole.listings();
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        return whole.bars(instrument);
    }

    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        return whole.actions(instrument);
    }

    @Override
    public Optional<AsTradedPrices> asTraded(Instrument instrument) {
        return whole.asTraded(instrument);
    }

    @Override
    public List<ImportNotes> notes(Instrument instrument) {
        return whole.notes(instrument);
    }

    @Override
    public Optional<Market> market(String code) {
        return whole.market(code);
    }

    @Override
    public Optional<Series> series(String name) {
        return whole.series(name);
    }

    @Override
    public List<Filing> filings(Instrument instrument) {
        return whole.filings(instrument);
    }

    @Override
    public Optional<Universe> members() {
        return Optional.of(spells);
    }

    @Override
    public String contentHash() {
        return Digest.sha256().add(whole.contentHash()).add(spells.hash()).hex();
    }
}
