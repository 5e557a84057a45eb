package io.assay.market;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.base.Digest;

/** Market data without anything after a day; listings that had not begun by then are not there. */
record MarketDataUntil(MarketData whole, int lastDay) implements MarketData {
    @Override
    public List<Listing> listings() {
        return whole.listings().stream()
                .filter(l -> l.firstDay() <= lastDay)
                .map(l -> l.lastDay() <= lastDay ? l : l.holding(bars(l.instrument())))
                .toList();
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        return whole.bars(instrument).until(lastDay);
    }

    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        return whole.actions(instrument).stream()
                .filter(a -> a.day() <= lastDay)
                .toList();
    }

    /** Recorded levels know splits that came after the day: they are taken back by the whole record, and then cut. */
    @Override
    public Optional<AsTradedPrices> asTraded(Instrument instrument) {
        return whole.asTraded(instrument).map(prices -> prices.until(lastDay));
    }

    @Override
    public List<SymbolChange> changes() {
        return whole.changes();
    }

    @Override
    public Map<Instrument, String> sectors() {
        return whole.sectors();
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
        return whole.series(name).map(series -> series.until(lastDay));
    }

    @Override
    public List<Filing> filings(Instrument instrument) {
        return whole.filings(instrument).stream()
                .filter(filing -> filing.filed() <= lastDay)
                .toList();
    }

    @Override
    public MarketData until(int day) {
        return day < lastDay ? whole.until(day) : this;
    }

    @Override
    public Optional<Universe> members() {
        return whole.members();
    }

    @Override
    public String contentHash() {
        return Digest.sha256().add(whole.contentHash()).add((long) lastDay).hex();
    }
}
