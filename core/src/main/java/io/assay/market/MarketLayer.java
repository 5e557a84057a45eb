package io.assay.market;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Market data as other data have them; who lies over others changes some of it. Prices as traded are worked out of what
 * the layer itself has, unless it says otherwise.
 */
public abstract class MarketLayer implements MarketData {
    private final MarketData under;

    /** A layer over other data. */
    protected MarketLayer(MarketData under) {
        this.under = under;
    }

    /** The data below. */
    protected final MarketData under() {
        return under;
    }

    @Override
    public List<Listing> listings() {
        return under.listings();
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        return under.bars(instrument);
    }

    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        return under.actions(instrument);
    }

    @Override
    public List<SymbolChange> changes() {
        return under.changes();
    }

    @Override
    public Map<Instrument, String> sectors() {
        return under.sectors();
    }

    @Override
    public List<ImportNotes> notes(Instrument instrument) {
        return under.notes(instrument);
    }

    @Override
    public Optional<Market> market(String code) {
        return under.market(code);
    }

    @Override
    public Optional<Series> series(String name) {
        return under.series(name);
    }

    @Override
    public List<Filing> filings(Instrument instrument) {
        return under.filings(instrument);
    }

    @Override
    public Optional<Universe> members() {
        return under.members();
    }

    @Override
    public String contentHash() {
        return under.contentHash();
    }
}
