package io.assay.experiment.view;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;

/**
 * Bars of a stock exactly as they are stored.
 *
 * @param symbol {@code MARKET:SYMBOL}
 * @param currency of the prices, an ISO code
 * @param basis what the prices are: {@code RAW}, {@code SPLIT_ADJUSTED} or {@code TOTAL_RETURN}
 * @param simulated whether nothing about them is real
 * @param stored how many are stored in all
 * @param bars the newest of them, oldest first
 */
public record StoredBars(String symbol, String currency, String basis, boolean simulated, int stored, List<Bar> bars) {
    /** Most that are told at once. */
    public static final int MOST = 5_000;

    /** Copies the list. */
    public StoredBars {
        bars = List.copyOf(bars);
    }

    /**
     * One session.
     *
     * @param date its day
     * @param open first price
     * @param high highest price
     * @param low lowest price
     * @param close last price
     * @param volume shares traded
     */
    public record Bar(String date, double open, double high, double low, double close, double volume) {}

    /**
     * The newest bars.
     *
     * @param last how many, 1 to {@value #MOST}
     */
    public static StoredBars of(MarketData data, Instrument instrument, int last) {
        Check.within("last", last, 1, MOST);
        BarSeries series = data.bars(instrument);
        List<Bar> bars = new ArrayList<>();
        for (int row = Math.max(0, series.size() - last); row < series.size(); row++) {
            bars.add(new Bar(
                    Days.text(series.days()[row]),
                    series.open()[row],
                    series.high()[row],
                    series.low()[row],
                    series.close()[row],
                    series.volume()[row]));
        }
        String currency = data.listings().stream()
                .filter(l -> l.instrument().equals(instrument))
                .map(Listing::currency)
                .findFirst()
                .orElse("");
        return new StoredBars(
                instrument.toString(),
                currency,
                series.basis().name(),
                instrument.market().equals(Market.SIM.code()),
                series.size(),
                bars);
    }
}
