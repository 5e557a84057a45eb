package io.assay.market;

import java.util.Optional;

import io.assay.base.Digest;

/** Market data of which stocks count on their days of membership. */
final class MarketDataWithin extends MarketLayer {
    private final Universe spells;

    MarketDataWithin(MarketData whole, Universe spells) {
        super(whole);
        this.spells = spells;
    }

    @Override
    public Optional<AsTradedPrices> asTraded(Instrument instrument) {
        return under().asTraded(instrument);
    }

    @Override
    public Optional<Universe> members() {
        return Optional.of(spells);
    }

    @Override
    public MarketData until(int day) {
        return new MarketDataWithin(under().until(day), spells);
    }

    @Override
    public String marketHash() {
        return under().marketHash();
    }

    @Override
    public String contentHash() {
        return Digest.sha256().add(under().contentHash()).add(spells.hash()).hex();
    }
}
