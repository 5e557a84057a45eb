package io.assay.feature.outside;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Filing;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.Series;

/** Market data without bars, of which some series are recorded. */
record OnlySeries(Function<String, Optional<Series>> find) implements MarketData {
    @Override
    public List<Listing> listings() {
        return List.of();
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
        return find.apply(name);
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
        return "series alone";
    }
}
