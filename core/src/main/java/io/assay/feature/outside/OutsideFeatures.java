package io.assay.feature.outside;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

/**
 * The features beside those of an instrument's own bars that can be computed of what is stored, kind by kind.
 *
 * @param parts those that can be computed, group by group
 * @param leftOut the others and why, by name
 * @param read the series that they are computed of, by the name under which they are stored
 */
public record OutsideFeatures(List<MarketFeature> parts, Map<String, String> leftOut, SortedMap<String, Series> read) {
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
                    series(SeriesColumns.sentiment(), world, leftOut, read).ifPresent(features::add);
                    features.add(MarketBreadth.of(members));
                }
                case MACRO ->
                    series(SeriesColumns.macro(), world, leftOut, read).ifPresent(features::add);
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

    private static Optional<MarketFeature> series(
            List<OutsideColumn> list, World world, Map<String, String> leftOut, SortedMap<String, Series> read) {
        List<KnownSeries> found = new ArrayList<>();
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
        return found.isEmpty() ? Optional.empty() : Optional.of(KnownSeries.together(found));
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

    /** Every column that there is where all is recorded, group by group. */
    public static List<FeatureInfo> declared() {
        Universe nobody = Universe.ofToday("nobody", List.of());
        return Stream.of(
                        IndexTrend.of(nobody).columns().stream(),
                        SectorMomentum.of(nobody, Map.of()).columns().stream(),
                        SeriesColumns.sentiment().stream().map(OutsideColumn::info),
                        MarketBreadth.of(nobody).columns().stream(),
                        new SeasonalFeatures().columns().stream(),
                        SeriesColumns.macro().stream().map(OutsideColumn::info),
                        FundamentalFeatures.declared().stream())
                .flatMap(columns -> columns)
                .toList();
    }
}
