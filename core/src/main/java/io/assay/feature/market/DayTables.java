package io.assay.feature.market;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.assay.base.Check;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.market.BarSeries;

/**
 * Columns that all instruments of a market share, worked out once for each of its days and handed to each instrument on
 * the days on which it has a bar.
 */
final class DayTables implements MarketFeature.Tables {
    private final List<FeatureInfo> columns;
    private final Map<String, OfMarket> markets;

    private DayTables(List<FeatureInfo> columns, Map<String, OfMarket> markets) {
        this.columns = columns;
        this.markets = markets;
    }

    /** The values of one market: one array a column, one value a day. */
    private record OfMarket(int[] days, float[][] values) {}

    /** Works out the columns of one market. */
    @FunctionalInterface
    interface Maker {
        /**
         * Its values, one array a column, one value a day.
         *
         * @param market code of the market
         * @param days ascending, each on which one of the instruments has a bar
         * @param bars adjusted bars of its instruments
         */
        float[][] of(String market, int[] days, List<BarSeries> bars);
    }

    /** The columns over a universe, market by market. */
    static DayTables of(List<FeatureInfo> columns, List<BarSeries> universe, Maker maker) {
        Map<String, List<BarSeries>> markets = universe.stream()
                .map(BarSeries::adjusted)
                .collect(Collectors.groupingBy(b -> b.instrument().market()));
        Map<String, OfMarket> made = new HashMap<>();
        markets.forEach((code, bars) -> {
            int[] days = bars.stream()
                    .flatMapToInt(b -> Arrays.stream(b.days()))
                    .sorted()
                    .distinct()
                    .toArray();
            float[][] values = maker.of(code, days, bars);
            Check.sameLength("values", values.length, columns.size());
            made.put(code, new OfMarket(days, values));
        });
        return new DayTables(columns, made);
    }

    @Override
    public FeatureTable of(BarSeries bars) {
        OfMarket market = markets.get(bars.instrument().market());
        if (market == null) {
            throw new IllegalArgumentException("'bars' must be of the universe, was " + bars.instrument());
        }
        int[] days = bars.days();
        float[][] values = new float[columns.size()][days.length];
        int at = 0;
        for (int row = 0; row < days.length; row++) {
            while (market.days()[at] < days[row]) {
                at++;
            }
            for (int c = 0; c < values.length; c++) {
                values[c][row] = market.values()[c][at];
            }
        }
        return FeatureTable.of(bars.instrument(), days, columns, values);
    }
}
