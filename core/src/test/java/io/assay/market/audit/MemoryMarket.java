package io.assay.market.audit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Filing;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.Series;

/** Market data in memory. */
final class MemoryMarket implements MarketData {
    private final Map<Instrument, BarSeries> bars = new TreeMap<>();
    private final Map<Instrument, List<ImportNotes>> notes = new TreeMap<>();
    private final Map<Instrument, List<CorporateAction>> actions = new TreeMap<>();

    MemoryMarket add(BarSeries series) {
        return add(series, List.of(), List.of());
    }

    MemoryMarket add(BarSeries series, List<CorporateAction> itsActions, List<ImportNotes> itsNotes) {
        bars.put(series.instrument(), series);
        actions.put(series.instrument(), itsActions);
        notes.put(series.instrument(), itsNotes);
        return this;
    }

    @Override
    public List<Listing> listings() {
        return bars.values().stream().map(MemoryMarket::listing).toList();
    }

    private static Listing listing(BarSeries b) {
        int first = b.size() == 0 ? 0 : b.days()[0];
        int last = b.size() == 0 ? 0 : b.days()[b.size() - 1];
        String currency = Market.find(b.instrument().market()).orElseThrow().currency();
        return new Listing(b.instrument(), currency, b.basis(), first, last, b.size());
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        return Objects.requireNonNull(bars.get(instrument));
    }

    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        return Objects.requireNonNull(actions.get(instrument));
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
    public List<ImportNotes> notes(Instrument instrument) {
        return Objects.requireNonNull(notes.get(instrument));
    }

    @Override
    public Optional<Market> market(String code) {
        return Market.find(code);
    }

    @Override
    public String contentHash() {
        return "memory";
    }
}
