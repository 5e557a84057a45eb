package io.assay.backtest;

import java.util.List;

import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Instrument;
import io.assay.market.MarketData;

/** Where a backtest takes bars and corporate actions from. Bars should be clean: see {@code io.assay.market.audit}. */
public interface PriceSource {
    /** The bars of an instrument. */
    BarSeries bars(Instrument instrument);

    /** Its splits, dividends and delisting, in any order. */
    List<CorporateAction> actions(Instrument instrument);

    /** Bars and actions as a market records them. */
    static PriceSource of(MarketData market) {
        return new PriceSource() {
            @Override
            public BarSeries bars(Instrument instrument) {
                return market.bars(instrument);
            }

            @Override
            public List<CorporateAction> actions(Instrument instrument) {
                return market.actions(instrument);
            }
        };
    }
}
