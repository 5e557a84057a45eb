package io.assay.market;

import java.util.List;
import java.util.Optional;

/** One listing in memory. */
record TestMarket(BarSeries bars, List<CorporateAction> actions, List<ImportNotes> notes) implements MarketData {
    @Override
    public List<Listing> listings() {
        int last = bars.size() - 1;
        return List.of(
                new Listing(bars.instrument(), "USD", bars.basis(), bars.days()[0], bars.days()[last], bars.size()));
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        return bars;
    }

    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        return actions;
    }

    @Override
    public List<ImportNotes> notes(Instrument instrument) {
        return notes;
    }

    @Override
    public Optional<Market> market(String code) {
        return Optional.of(Market.US);
    }

    @Override
    public Optional<Series> series(String name) {
        return Optional.empty();
    }

    @Override
    public List<Filing> filings(Instrument instrument) {
        return List.of();
    }

    @Override
    public String contentHash() {
        return bars.hash();
    }
}
