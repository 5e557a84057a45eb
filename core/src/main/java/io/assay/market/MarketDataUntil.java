package io.assay.market;

import java.util.List;
import java.util.Optional;

import io.assay.base.Digest;

/** Market data without anything after a day; listings that had not begun by then are not there. */
final class MarketDataUntil extends MarketLayer {
    private final int lastDay;

    MarketDataUntil(MarketData whole, int lastDay) {
        super(whole);
        this.lastDay = lastDay;
    }

    @Override
    public List<Listing> listings() {
        return under().listings().stream()
                .filter(l -> l.firstDay() <= lastDay)
                .map(l -> l.lastDay() <= lastDay ? l : l.holding(bars(l.instrument())))
                .toList();
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        return under().bars(instrument).until(lastDay);
    }

    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        return under().actions(instrument).stream()
                .filter(a -> a.day() <= lastDay)
                .toList();
    }

    /** Recorded levels know splits that came after the day: they are taken back by the whole record, and then cut. */
    @Override
    public Optional<AsTradedPrices> asTraded(Instrument instrument) {
        return under().asTraded(instrument).map(prices -> prices.until(lastDay));
    }

    @Override
    public Optional<Series> series(String name) {
        return under().series(name).map(series -> series.until(lastDay));
    }

    @Override
    public List<Filing> filings(Instrument instrument) {
        return under().filings(instrument).stream()
                .filter(filing -> filing.filed() <= lastDay)
                .toList();
    }

    @Override
    public MarketData until(int day) {
        return day < lastDay ? under().until(day) : this;
    }

    @Override
    public String marketHash() {
        return under().marketHash();
    }

    @Override
    public String contentHash() {
        return Digest.sha256().add(under().contentHash()).add((long) lastDay).hex();
    }
}
