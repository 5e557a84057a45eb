package io.assay.feature.market;

import java.util.Arrays;
import java.util.BitSet;
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
public final class DayTables implements MarketFeature.Tables {
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
    public interface Maker {
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
    public static DayTables of(List<FeatureInfo> columns, List<BarSeries> universe, Maker maker) {
        Map<String, List<BarSeries>> markets = universe.stream()
                .map(BarSeries::adjusted)
                .collect(Collectors.groupingBy(b -> b.instrument().market()));
        Map<String, OfMarket> made = new HashMap<>();
        markets.forEach((code, bars) -> {
            int[] days = days(bars);
            float[][] values = maker.of(code, days, bars);
            Check.sameLength("values", values.length, columns.size());
            made.put(code, new OfMarket(days, values));
        });
        return new DayTables(columns, made);
    }

    /**
     * The days on which somebody has a bar, ascending: marked, since sorting all bars takes a hundred times as long.
     */
    static int[] days(List<BarSeries> bars) {
        BitSet marked = new BitSet();
        int first = bars.stream()
                .filter(b -> b.size() > 0)
                .mapToInt(b -> b.days()[0])
                .min()
                .orElse(0);
        for (BarSeries series : bars) {
            for (int day : series.days()) {
                marked.set(day - first);
            }
        }
        return marked.stream().map(day -> day + first).toArray();
    }

    @Override
    public FeatureTable of(BarSeries bars) {
        OfMarket market = markets.get(bars.instrument().market());
        if (market == null) {
            throw new IllegalArgumentException("'bars' must be of the universe, were of " + bars.instrument());
        }
        int[] days = bars.days();
        int[] at = places(days, market.days());
        int rows = days.length;
        // Most instruments have a bar on every day between their first and their last.
        boolean together = rows > 0 && at[rows - 1] - at[0] == rows - 1;
        float[][] values = new float[columns.size()][];
        for (int c = 0; c < values.length; c++) {
            float[] all = market.values()[c];
            values[c] = together ? Arrays.copyOfRange(all, at[0], at[0] + rows) : picked(all, at);
        }
        return FeatureTable.of(bars.instrument(), days, columns, values);
    }

    /**
     * Where days stand among others.
     *
     * @param days ascending
     * @param among ascending, all of them and more
     */
    static int[] places(int[] days, int[] among) {
        int[] places = new int[days.length];
        int at = 0;
        for (int row = 0; row < days.length; row++) {
            while (among[at] < days[row]) {
                at++;
            }
            places[row] = at;
        }
        return places;
    }

    private static float[] picked(float[] all, int[] at) {
        float[] some = new float[at.length];
        for (int row = 0; row < at.length; row++) {
            some[row] = all[at[row]];
        }
        return some;
    }
}
