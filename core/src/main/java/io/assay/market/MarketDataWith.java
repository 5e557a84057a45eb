package io.assay.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.base.Digest;

/** Market data with the bars of one instrument that somebody brings along, instead of its recorded ones if any. */
final class MarketDataWith extends MarketLayer {
    private final BarSeries brought;
    private final Listing listing;

    MarketDataWith(MarketData under, BarSeries brought, String currency) {
        super(under);
        this.brought = brought;
        this.listing = new Listing(brought.instrument(), currency, brought.basis(), 0, 0, 0).holding(brought);
    }

    private boolean isBrought(Instrument instrument) {
        return instrument.equals(brought.instrument());
    }

    @Override
    public List<Listing> listings() {
        List<Listing> all = new ArrayList<>(under().listings().stream()
                .filter(l -> !isBrought(l.instrument()))
                .toList());
        all.add(listing);
        all.sort((a, b) -> a.instrument().compareTo(b.instrument()));
        return all;
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        return isBrought(instrument) ? brought : under().bars(instrument);
    }

    /** What is recorded belongs to other bars. */
    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        return isBrought(instrument) ? List.of() : under().actions(instrument);
    }

    @Override
    public Optional<AsTradedPrices> asTraded(Instrument instrument) {
        return isBrought(instrument)
                ? AsTradedPrices.of(brought, ActionRecord.in(this, instrument))
                : under().asTraded(instrument);
    }

    @Override
    public List<ImportNotes> notes(Instrument instrument) {
        return isBrought(instrument) ? List.of() : under().notes(instrument);
    }

    @Override
    public String contentHash() {
        return Digest.sha256().add(under().contentHash()).add(brought.hash()).hex();
    }
}
