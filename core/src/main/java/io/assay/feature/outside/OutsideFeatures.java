package io.assay.feature.outside;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import io.assay.feature.FeatureGroup;
import io.assay.feature.MarketFeature;
import io.assay.feature.market.KnownSeries;
import io.assay.market.Series;
import io.assay.market.series.DerivedSeries;
import io.assay.market.series.DerivedSeries.Change;

/**
 * The visible list of features of outside series, and those of them that can be computed of what is stored. Levels that
 * only rise (the dollar, gold, oil) are read against their mean of a year, since a level would tell the date. A new one
 * is a line in the list of its group, plus a test.
 *
 * @param columns those that can be computed, in the order of the list
 * @param leftOut the others and why, by name
 */
public record OutsideFeatures(List<MarketFeature> columns, Map<String, String> leftOut) {
    private static final int YEAR = 252;
    private static final int MONTH = 21;
    private static final int DAILY = 20;
    private static final int WEEKLY = 21;
    private static final int MONTHLY = 100;
    private static final int QUARTERLY = 240;

    private static final List<String> DOLLAR = List.of("DX-Y.NYB.CLOSE", "DTWEXBGS");
    private static final List<String> GOLD = List.of("GC=F.CLOSE", "GLD.CLOSE");
    private static final List<String> OIL = List.of("CL=F.CLOSE", "DCOILWTICO");
    private static final List<String> VIX = List.of("VIX.CLOSE", "^VIX.CLOSE", "VIXCLS");
    private static final List<String> PUT_CALL = List.of("PUTCALL", "PUTCALL.RATIO", "CPC.CLOSE");

    /** Copies the collections. */
    public OutsideFeatures {
        columns = List.copyOf(columns);
        leftOut = Map.copyOf(leftOut);
    }

    /** The eighteen of the economy. */
    public static List<OutsideColumn> macro() {
        return List.of(
                macro("fed_funds", List.of("FEDFUNDS"), MONTHLY, s -> s),
                macro("fed_funds_change", List.of("FEDFUNDS"), MONTHLY, s -> months(s, 1, Change.DIFFERENCE)),
                macro("yield_10y", List.of("DGS10"), DAILY, s -> s),
                macro("yield_2y", List.of("DGS2"), DAILY, s -> s),
                spread("yield_spread", OutsideFeatures::less),
                macro("yield_10y_change", List.of("DGS10"), DAILY, s -> values(s, MONTH, Change.DIFFERENCE)),
                spread("yield_spread_change", all -> values(less(all), MONTH, Change.DIFFERENCE)),
                macro("inflation", List.of("CPIAUCSL"), MONTHLY, s -> months(s, 12, Change.RELATIVE)),
                macro("inflation_change", List.of("CPIAUCSL"), MONTHLY, OutsideFeatures::inflationChange),
                macro("unemployment", List.of("UNRATE"), MONTHLY, s -> s),
                macro("unemployment_change", List.of("UNRATE"), MONTHLY, s -> months(s, 12, Change.DIFFERENCE)),
                macro("gdp_growth", List.of("GDP"), QUARTERLY, s -> months(s, 12, Change.RELATIVE))
                        .onlyAsPublished(),
                macro("dollar", DOLLAR, DAILY, s -> DerivedSeries.againstMean("", s, YEAR)),
                macro("dollar_change", DOLLAR, DAILY, s -> values(s, MONTH, Change.RELATIVE)),
                macro("gold", GOLD, DAILY, s -> DerivedSeries.againstMean("", s, YEAR)),
                macro("gold_change", GOLD, DAILY, s -> values(s, MONTH, Change.RELATIVE)),
                macro("oil", OIL, WEEKLY, s -> DerivedSeries.againstMean("", s, YEAR)),
                macro("oil_change", OIL, WEEKLY, s -> values(s, MONTH, Change.RELATIVE)));
    }

    /** The nine of the mood that are told by series; the market's breadth is computed of the universe itself. */
    public static List<OutsideColumn> sentiment() {
        return List.of(
                mood("vix", VIX, 5, s -> s),
                mood("vix_mean_20", VIX, 5, s -> DerivedSeries.mean("", s, 20)),
                mood("vix_percentile_252", VIX, 5, s -> DerivedSeries.percentile("", s, YEAR)),
                mood("put_call", PUT_CALL, 5, s -> s),
                mood("put_call_mean_10", PUT_CALL, 5, s -> DerivedSeries.mean("", s, 10)),
                mood("aaii_bullish", List.of("AAII.BULLISH"), 10, s -> s),
                mood("aaii_neutral", List.of("AAII.NEUTRAL"), 10, s -> s),
                mood("aaii_bearish", List.of("AAII.BEARISH"), 10, s -> s),
                new OutsideColumn(
                        "aaii_bull_bear",
                        FeatureGroup.SENTIMENT,
                        List.of(List.of("AAII.BULLISH"), List.of("AAII.BEARISH")),
                        10,
                        OutsideFeatures::less,
                        false));
    }

    /** Those of a list that can be computed of what is stored, and why the others cannot. */
    public static OutsideFeatures of(List<OutsideColumn> list, Function<String, Optional<Series>> stored) {
        List<MarketFeature> columns = new ArrayList<>();
        Map<String, String> leftOut = new TreeMap<>();
        for (OutsideColumn column : list) {
            Optional<KnownSeries> found = column.column(stored);
            found.ifPresentOrElse(
                    columns::add,
                    () -> leftOut.put(column.name(), column.missing(stored).orElseThrow()));
        }
        return new OutsideFeatures(columns, leftOut);
    }

    /** Names of all series that any column may read. */
    public static List<String> series() {
        return Stream.concat(macro().stream(), sentiment().stream())
                .flatMap(column -> column.reads().stream())
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
    }

    private static OutsideColumn macro(String name, List<String> names, int maxAge, Function<Series, Series> figure) {
        return OutsideColumn.of(name, FeatureGroup.MACRO, names, maxAge, figure);
    }

    private static OutsideColumn mood(String name, List<String> names, int maxAge, Function<Series, Series> figure) {
        return OutsideColumn.of(name, FeatureGroup.SENTIMENT, names, maxAge, figure);
    }

    private static OutsideColumn spread(String name, Function<List<Series>, Series> figure) {
        return new OutsideColumn(
                name, FeatureGroup.MACRO, List.of(List.of("DGS10"), List.of("DGS2")), DAILY, figure, false);
    }

    private static Series less(List<Series> two) {
        return DerivedSeries.less("", two.get(0), two.get(1));
    }

    private static Series months(Series of, int months, Change change) {
        return DerivedSeries.overMonths("", of, months, change);
    }

    private static Series values(Series of, int values, Change change) {
        return DerivedSeries.overValues("", of, values, change);
    }

    /** How the yearly inflation differs from that of three months before. */
    private static Series inflationChange(Series prices) {
        return months(months(prices, 12, Change.RELATIVE), 3, Change.DIFFERENCE);
    }
}
