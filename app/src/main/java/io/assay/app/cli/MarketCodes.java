package io.assay.app.cli;

import java.util.Iterator;

import io.assay.market.Market;
import io.assay.market.source.Markets;

/** The codes of the known markets, for help and completion. */
public final class MarketCodes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Markets.all().stream().map(Market::code).iterator();
    }
}
