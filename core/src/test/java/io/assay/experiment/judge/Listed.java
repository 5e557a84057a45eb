package io.assay.experiment.judge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Filing;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.PriceBasis;
import io.assay.market.Series;

/** Data of which the listings alone are asked. */
record Listed(List<Listing> listings) implements MarketData {
    /** Listings of instruments that all have bars on the same days. */
    static Listed of(int first, int last, String... instruments) {
        return new Listed(Stream.of(instruments)
                .map(name -> listing(name, first, last))
                .sorted((a, b) -> a.instrument().compareTo(b.instrument()))
                .toList());
    }

    static Listing listing(String instrument, int first, int last) {
        return new Listing(Instrument.parse(instrument), "USD", PriceBasis.RAW, first, last, last - first + 1);
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        throw new AssertionError("nobody should ask for bars");
    }

    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        return List.of();
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
        return List.of();
    }

    @Override
    public Optional<Market> market(String code) {
        return Market.find(code);
    }

    @Override
    public String contentHash() {
        return "listed";
    }
}
