package io.assay.experiment.regime;

import java.util.Arrays;
import java.util.List;

import io.assay.base.UsageException;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.feature.market.EqualWeightedIndex;
import io.assay.label.ForwardReturn;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.Series;
import io.assay.quality.regime.RegimeRows.Index;

/** Closes of an index, cut at the last day that may be looked at. */
public final class IndexCloses {
    /** Stands for the equal-weighted index of the stocks themselves. */
    public static final String STOCKS = "stocks";

    private static final String CLOSE = ".CLOSE";
    private static final String MARKET = "INDEX";

    private IndexCloses() {}

    /**
     * The series in which an index is stored.
     *
     * @throws UsageException if there is none
     */
    public static Series series(MarketData data, String name) {
        return data.series(name + CLOSE)
                .or(() -> data.series(name))
                .orElseThrow(() ->
                        new UsageException("no series " + name + CLOSE + " or " + name + " is stored. Fix: 'assay data"
                                + " import-series FILE' or 'assay data fetch-series " + name + "'"));
    }

    /**
     * A stored index.
     *
     * @param from first epoch day
     * @param last last epoch day, and the day as of which its closes are known
     */
    public static Index of(Series closes, int from, int last) {
        Series known = closes.until(last);
        int[] standing = Arrays.stream(known.standing(last))
                .filter(i -> known.periodDay(i) >= from && known.value(i) > 0)
                .toArray();
        return new Index(
                new Instrument(MARKET, closes.name()),
                Arrays.stream(standing).map(known::periodDay).toArray(),
                Arrays.stream(standing).mapToDouble(known::value).toArray());
    }

    /**
     * The equal-weighted index of stocks, of those that the audit lets pass.
     *
     * @param wiring bars, cut at the last day that may be looked at
     * @param stocks of one market
     */
    public static Index ofStocks(Wiring wiring, List<Instrument> stocks) {
        List<String> markets =
                stocks.stream().map(Instrument::market).distinct().toList();
        if (markets.size() > 1) {
            throw new UsageException("an index of stocks is of one market, and these are of "
                    + String.join(", ", markets) + ". Fix: ask for one with '--market'");
        }
        UniverseRows universe = UniverseRows.of(ForwardReturn.of(1), wiring, stocks);
        List<BarSeries> bars = wiring.parallel()
                .map(
                        universe.instruments(),
                        i -> universe.auditor().clean(i).bars().adjusted());
        EqualWeightedIndex index = EqualWeightedIndex.of(bars, universe.universe());
        return new Index(new Instrument(MARKET, markets.get(0) + "." + STOCKS), index.days(), index.close());
    }
}
