package io.assay.feature.outside;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.assay.feature.FeatureGroup;
import io.assay.market.Series;
import io.assay.market.series.DerivedSeries;
import io.assay.market.series.DerivedSeries.Change;

/**
 * The visible list of features of outside series. Levels that only rise (the dollar, gold, oil) are read against their
 * mean of a year, since a level would tell the date. A new one is a line in the list of its group, plus a test.
 */
final class SeriesColumns {
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

    private SeriesColumns() {}

    /** The eighteen of the economy. */
    static List<OutsideColumn> macro() {
        return List.of(
                macro("fed_funds", List.of("FEDFUNDS"), MONTHLY, s -> s)
                        .told("federal funds rate of the month, percent"),
                macro("fed_funds_change", List.of("FEDFUNDS"), MONTHLY, s -> months(s, 1, Change.DIFFERENCE))
                        .told("its change from the month before"),
                macro("yield_10y", List.of("DGS10"), DAILY, s -> s).told("yield of ten-year treasuries, percent"),
                macro("yield_2y", List.of("DGS2"), DAILY, s -> s).told("yield of two-year treasuries, percent"),
                spread("yield_spread", SeriesColumns::less).told("ten-year yield less two-year yield"),
                macro("yield_10y_change", List.of("DGS10"), DAILY, s -> values(s, MONTH, Change.DIFFERENCE))
                        .told("its change over 21 values"),
                spread("yield_spread_change", all -> values(less(all), MONTH, Change.DIFFERENCE))
                        .told("its change over 21 values"),
                macro("inflation", List.of("CPIAUCSL"), MONTHLY, s -> months(s, 12, Change.RELATIVE))
                        .told("consumer prices over those of twelve months before - 1"),
                macro("inflation_change", List.of("CPIAUCSL"), MONTHLY, SeriesColumns::inflationChange)
                        .told("inflation less that of three months before"),
                macro("unemployment", List.of("UNRATE"), MONTHLY, s -> s).told("rate of unemployment, percent"),
                macro("unemployment_change", List.of("UNRATE"), MONTHLY, s -> months(s, 12, Change.DIFFERENCE))
                        .told("its change over twelve months"),
                macro("gdp_growth", List.of("GDP"), QUARTERLY, s -> months(s, 12, Change.RELATIVE))
                        .told("gross domestic product over that of four quarters before - 1")
                        .onlyAsPublished(),
                macro("dollar", DOLLAR, DAILY, s -> DerivedSeries.againstMean("", s, YEAR))
                        .told("index of the dollar / its mean of 252 values - 1"),
                macro("dollar_change", DOLLAR, DAILY, s -> values(s, MONTH, Change.RELATIVE))
                        .told("its change over 21 values"),
                macro("gold", GOLD, DAILY, s -> DerivedSeries.againstMean("", s, YEAR))
                        .told("price of gold / its mean of 252 values - 1"),
                macro("gold_change", GOLD, DAILY, s -> values(s, MONTH, Change.RELATIVE))
                        .told("its change over 21 values"),
                macro("oil", OIL, WEEKLY, s -> DerivedSeries.againstMean("", s, YEAR))
                        .told("price of oil / its mean of 252 values - 1"),
                macro("oil_change", OIL, WEEKLY, s -> values(s, MONTH, Change.RELATIVE))
                        .told("its change over 21 values"));
    }

    /** The nine of the mood that are told by series; the market's breadth is computed of the universe itself. */
    static List<OutsideColumn> sentiment() {
        return List.of(
                mood("vix", VIX, 5, s -> s).told("volatility index"),
                mood("vix_mean_20", VIX, 5, s -> DerivedSeries.mean("", s, 20)).told("its mean of 20 values"),
                mood("vix_percentile_252", VIX, 5, s -> DerivedSeries.percentile("", s, YEAR))
                        .told("its place among the last 252, 0..1"),
                mood("put_call", PUT_CALL, 5, s -> s).told("puts traded / calls traded"),
                mood("put_call_mean_10", PUT_CALL, 5, s -> DerivedSeries.mean("", s, 10))
                        .told("its mean of 10 values"),
                mood("aaii_bullish", List.of("AAII.BULLISH"), 10, s -> s)
                        .told("share of bulls in the survey of the week"),
                mood("aaii_neutral", List.of("AAII.NEUTRAL"), 10, s -> s).told("share of neutrals"),
                mood("aaii_bearish", List.of("AAII.BEARISH"), 10, s -> s).told("share of bears"),
                new OutsideColumn(
                        "aaii_bull_bear",
                        FeatureGroup.SENTIMENT,
                        List.of(List.of("AAII.BULLISH"), List.of("AAII.BEARISH")),
                        10,
                        SeriesColumns::less,
                        "bulls less bears",
                        false));
    }

    /** Names of all series that any column may read. */
    static List<String> series() {
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
                name, FeatureGroup.MACRO, List.of(List.of("DGS10"), List.of("DGS2")), DAILY, figure, "", false);
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
