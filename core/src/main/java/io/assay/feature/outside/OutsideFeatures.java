package io.assay.feature.outside;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.UsageException;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.MarketFeature;
import io.assay.feature.fundamental.FundamentalFeatures;
import io.assay.feature.market.IndexTrend;
import io.assay.feature.market.KnownSeries;
import io.assay.feature.market.MarketBreadth;
import io.assay.feature.market.SectorMomentum;
import io.assay.feature.market.Together;
import io.assay.feature.seasonal.SeasonalFeatures;
import io.assay.market.AsTradedPrices;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.Series;
import io.assay.market.Universe;
import io.assay.market.series.DerivedSeries;
import io.assay.market.series.DerivedSeries.Change;

/**
 * The visible list of features beside those of an instrument's own bars, and those of them that can be computed of what
 * is stored. Levels that only rise (the dollar, gold, oil) are read against their mean of a year, since a level would
 * tell the date. A new one is a line in the list of its group, plus a test.
 *
 * @param parts those that can be computed, group by group
 * @param leftOut the others and why, by name
 * @param read the series that they are computed of, by the name under which they are stored
 */
public record OutsideFeatures(List<MarketFeature> parts, Map<String, String> leftOut, SortedMap<String, Series> read) {
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

    /** Nothing beside an instrument's own bars. */
    public static final OutsideFeatures NONE = new OutsideFeatures(List.of(), Map.of(), new TreeMap<>());

    /** Copies the collections. */
    public OutsideFeatures {
        parts = List.copyOf(parts);
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
        read = Collections.unmodifiableSortedMap(new TreeMap<>(read));
    }

    /**
     * What a model read beside bars when it was fitted, so that it reads the very same when it is asked.
     *
     * @param columns names of the columns that could be computed then
     * @param series names of the series that they were computed of
     */
    public record Pinned(List<String> columns, List<String> series) {
        /** Copies both lists. */
        public Pinned {
            columns = List.copyOf(columns);
            series = List.copyOf(series);
        }
    }

    /**
     * The very features that a model was fitted with, whatever else is recorded by now.
     *
     * @throws DataException if something that it read is not recorded any more
     */
    public static OutsideFeatures again(Modalities asked, MarketData data, List<Instrument> universe, Pinned pinned) {
        for (String name : pinned.series()) {
            if (data.series(name).isEmpty()) {
                throw new DataException(
                        DataProblem.of("the outside series " + name + ", which the model reads, must be stored")
                                .withFix("import or fetch it again"));
            }
        }
        OutsideFeatures found = of(asked, World.pinned(data, universe, pinned), universe);
        List<String> names = found.names();
        pinned.columns().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new DataException(DataProblem.of("the column " + name
                                    + ", which the model reads, must be computable of what is stored: "
                                    + found.leftOut().getOrDefault(name, "it is not"))
                            .withFix("import what it was computed of again"));
                });
        return found;
    }

    /**
     * What can be computed of some kinds of input for a universe.
     *
     * @param asked the kinds
     * @param data where series and filings are recorded
     * @param universe whose features, in any order; breadth and index are those of its instruments
     * @throws UsageException if simulated instruments are mixed with real ones, which live in different worlds
     */
    public static OutsideFeatures of(Modalities asked, MarketData data, List<Instrument> universe) {
        return of(asked, World.of(data, universe), universe);
    }

    private static OutsideFeatures of(Modalities asked, World world, List<Instrument> universe) {
        Universe members = Universe.ofToday("universe", universe);
        List<MarketFeature> parts = new ArrayList<>();
        Map<String, String> leftOut = new TreeMap<>();
        SortedMap<String, Series> read = new TreeMap<>();
        for (FeatureGroup group : asked.groups()) {
            List<MarketFeature> features = new ArrayList<>();
            switch (group) {
                case INDEX -> features.add(IndexTrend.of(members));
                case SECTOR -> sector(world.data(), members, leftOut).ifPresent(features::add);
                case SEASONAL -> features.add(new SeasonalFeatures());
                case SENTIMENT -> {
                    features.addAll(series(sentiment(), world, leftOut, read));
                    features.add(MarketBreadth.of(members));
                }
                case MACRO -> features.addAll(series(macro(), world, leftOut, read));
                case FUNDAMENTAL -> fundamental(world, universe, leftOut).ifPresent(features::add);
                default -> throw new IllegalArgumentException("'asked' must be kinds of input, was " + group);
            }
            if (!features.isEmpty()) {
                parts.add(MissingShare.of(group, features));
            }
        }
        return new OutsideFeatures(parts, leftOut, read);
    }

    /** Where the series of a universe are: a simulated market has its own, of which nothing is real. */
    private record World(MarketData data, String prefix, Optional<Pinned> pin) {
        static World pinned(MarketData data, List<Instrument> universe, Pinned pin) {
            return new World(data, of(data, universe).prefix, Optional.of(pin));
        }

        static World of(MarketData data, List<Instrument> universe) {
            long simulated = universe.stream()
                    .filter(i -> i.market().equals(Market.SIM.code()))
                    .count();
            if (simulated > 0 && simulated < universe.size()) {
                throw new UsageException("simulated stocks and real ones have no outside series in common. Fix: ask for"
                        + " one market with --market");
            }
            return new World(data, simulated > 0 ? Market.SIMULATED_SERIES : "", Optional.empty());
        }

        Optional<Series> find(String name) {
            boolean may = pin.map(p -> p.series().contains(prefix + name)).orElse(true);
            return may ? data.series(prefix + name) : Optional.empty();
        }

        boolean mayHave(String column) {
            return pin.map(p -> p.columns().contains(column)).orElse(true);
        }
    }

    /** Nothing where nobody told a sector of one of them. */
    private static Optional<MarketFeature> sector(MarketData data, Universe members, Map<String, String> leftOut) {
        Map<Instrument, String> sectors = new TreeMap<>(data.sectors());
        sectors.keySet().retainAll(members.instruments());
        SectorMomentum feature = SectorMomentum.of(members, sectors);
        if (sectors.isEmpty()) {
            feature.columns()
                    .forEach(column -> leftOut.put(
                            column.name(), "no sector of any of these stocks is stored: 'assay data import-sectors'"));
            return Optional.empty();
        }
        return Optional.of(feature);
    }

    /** Nothing where no company of the universe has a report. */
    private static Optional<MarketFeature> fundamental(
            World world, List<Instrument> universe, Map<String, String> leftOut) {
        MarketData data = world.data();
        boolean any = universe.stream().anyMatch(i -> !data.filings(i).isEmpty());
        if (!any) {
            FundamentalFeatures.declared()
                    .forEach(column -> leftOut.put(
                            column.name(),
                            "no report of any of these companies is stored:"
                                    + " 'assay data import-fundamentals' brings them"));
            return Optional.empty();
        }
        boolean traded = world.mayHave(FundamentalFeatures.ofPrices().get(0).name())
                && universe.stream()
                        .anyMatch(i -> data.asTraded(i)
                                .filter(AsTradedPrices::knowsSplits)
                                .isPresent());
        if (!traded) {
            FundamentalFeatures.ofPrices()
                    .forEach(column -> leftOut.put(
                            column.name(),
                            "the stored prices are adjusted and their splits not recorded,"
                                    + " so their level knows later splits"));
        }
        return Optional.of(FundamentalFeatures.of(data, traded));
    }

    private static List<MarketFeature> series(
            List<OutsideColumn> list, World world, Map<String, String> leftOut, SortedMap<String, Series> read) {
        List<MarketFeature> found = new ArrayList<>();
        for (OutsideColumn column : list) {
            if (!world.mayHave(column.name())) {
                continue;
            }
            Optional<KnownSeries> feature = column.column(world::find);
            feature.ifPresentOrElse(
                    found::add,
                    () -> leftOut.put(column.name(), column.missing(world::find).orElseThrow()));
            if (feature.isPresent()) {
                column.series(world::find).forEach(series -> read.put(series.name(), series));
            }
        }
        return found;
    }

    /**
     * SHA-256 of each series that is read, as it stood at the close of a day, by the name under which it is stored.
     *
     * @param day epoch day
     */
    public SortedMap<String, String> hashes(int day) {
        SortedMap<String, String> hashes = new TreeMap<>();
        read.forEach((name, series) -> hashes.put(name, series.until(day).hash()));
        return hashes;
    }

    /** All of it as one feature; empty where there is none. */
    public Optional<MarketFeature> feature() {
        return parts.isEmpty() ? Optional.empty() : Optional.of(Together.of(parts));
    }

    /** Columns of one group among what can be computed, without the one that counts what is missing. */
    public List<FeatureInfo> columns(FeatureGroup group) {
        return parts.stream()
                .flatMap(part -> part.columns().stream())
                .filter(column -> column.group() == group && !column.countsMissing())
                .toList();
    }

    /** Names of all columns that can be computed, without those that count what is missing. */
    public List<String> names() {
        return parts.stream()
                .flatMap(part -> part.columns().stream())
                .filter(column -> !column.countsMissing())
                .map(FeatureInfo::name)
                .toList();
    }

    /** What a model that is fitted with these has read. */
    public Pinned pinned() {
        return new Pinned(names(), List.copyOf(read.keySet()));
    }

    /** How many columns of some kinds there are, without those that count what is missing. */
    public int count(Modalities of) {
        return of.groups().stream().mapToInt(group -> columns(group).size()).sum();
    }

    /** What a reader must know: which series hold values that nobody knew at the time. */
    public List<String> warnings() {
        List<String> revised = read.values().stream()
                .filter(series -> !series.hasVintages())
                .map(Series::name)
                .toList();
        return revised.isEmpty()
                ? List.of()
                : List.of(
                        "REVISED: these outside series hold values as they were revised later, not as first published: "
                                + String.join(", ", revised) + ".");
    }

    /** The eighteen of the economy. */
    public static List<OutsideColumn> macro() {
        return List.of(
                macro("fed_funds", List.of("FEDFUNDS"), MONTHLY, s -> s)
                        .told("federal funds rate of the month, percent"),
                macro("fed_funds_change", List.of("FEDFUNDS"), MONTHLY, s -> months(s, 1, Change.DIFFERENCE))
                        .told("its change from the month before"),
                macro("yield_10y", List.of("DGS10"), DAILY, s -> s).told("yield of ten-year treasuries, percent"),
                macro("yield_2y", List.of("DGS2"), DAILY, s -> s).told("yield of two-year treasuries, percent"),
                spread("yield_spread", OutsideFeatures::less).told("ten-year yield less two-year yield"),
                macro("yield_10y_change", List.of("DGS10"), DAILY, s -> values(s, MONTH, Change.DIFFERENCE))
                        .told("its change over 21 values"),
                spread("yield_spread_change", all -> values(less(all), MONTH, Change.DIFFERENCE))
                        .told("its change over 21 values"),
                macro("inflation", List.of("CPIAUCSL"), MONTHLY, s -> months(s, 12, Change.RELATIVE))
                        .told("consumer prices over those of twelve months before - 1"),
                macro("inflation_change", List.of("CPIAUCSL"), MONTHLY, OutsideFeatures::inflationChange)
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
    public static List<OutsideColumn> sentiment() {
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
                        OutsideFeatures::less,
                        "bulls less bears",
                        false));
    }

    /** Every column that there is where all is recorded, group by group. */
    public static List<FeatureInfo> declared() {
        Universe nobody = Universe.ofToday("nobody", List.of());
        return Stream.of(
                        IndexTrend.of(nobody).columns().stream(),
                        SectorMomentum.of(nobody, Map.of()).columns().stream(),
                        sentiment().stream().map(OutsideColumn::info),
                        MarketBreadth.of(nobody).columns().stream(),
                        new SeasonalFeatures().columns().stream(),
                        macro().stream().map(OutsideColumn::info),
                        FundamentalFeatures.declared().stream())
                .flatMap(columns -> columns)
                .toList();
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
