package io.assay.experiment.replay;

import java.util.Optional;

import io.assay.market.AsTradedPrices;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.MarketLayer;

/**
 * Data that were found to be what a run saw, under the hash that the run saw: a store that has later bars by now has
 * another hash, though nothing that the run looked at is another.
 */
final class DataAsRecorded extends MarketLayer {
    private final String contentHash;

    /**
     * Data under another hash.
     *
     * @param data cut at the last day of the run
     * @param contentHash as it was recorded
     */
    DataAsRecorded(MarketData data, String contentHash) {
        super(data);
        this.contentHash = contentHash;
    }

    @Override
    public Optional<AsTradedPrices> asTraded(Instrument instrument) {
        return under().asTraded(instrument);
    }

    @Override
    public String contentHash() {
        return contentHash;
    }
}
