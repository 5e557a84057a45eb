package io.assay.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.assay.backtest.RiskFree;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.dataset.RowRules;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureTable;
import io.assay.feature.market.KnownSeries;
import io.assay.feature.market.MarketState;
import io.assay.market.ActionRecord;
import io.assay.market.AsTradedPrices;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.Series;
import io.assay.market.Universe;
import io.assay.market.audit.Auditor;
import io.assay.market.series.DerivedSeries;
import io.assay.market.series.DerivedSeries.Change;
import io.assay.market.simulate.Dirt;

/** What stands between recorded data and features: the audit, universes, and joins of outside series. */
final class DataSubjects {
    private static final int MAX_AGE = 100;
    private static final int SPELL = 150;

    private final ProofGround ground;

    DataSubjects(ProofGround ground) {
        this.ground = ground;
    }

    List<Subject> all() {
        List<Subject> subjects = new ArrayList<>(universes());
        subjects.addAll(joins());
        subjects.add(new Subject("join", "prices as traded", AsTradedPrices.class, 1, this::asTraded));
        subjects.add(new Subject(
                "audit",
                "bars that the audit lets through",
                Auditor.class,
                1,
                cuts -> CleanProof.of(CleanProof::audited, dirty(), ground.days(cuts), ground.seed("audit"))));
        return subjects;
    }

    /** The market with one fault of every kind in every stock. */
    private MarketData dirty() {
        MarketData market = ground.market();
        List<BarSeries> bars = new ArrayList<>();
        for (Instrument instrument : ground.instruments()) {
            BarSeries clean = market.bars(instrument);
            Seed seed = ground.seed("dirt").child(instrument.toString());
            bars.add(clean.size() > SPELL * 4 ? Dirt.plantAll(clean, seed).bars() : clean);
        }
        return CleanProof.market(market, bars);
    }

    private List<Breach> asTraded(int cuts) {
        AsTradedProof.Reading reading = (bars, record, day) ->
                AsTradedPrices.of(bars, record).orElseThrow().until(day).bars();
        MarketData market = ground.market();
        return ground.instruments().stream()
                .flatMap(i -> AsTradedProof.of(
                        "prices as traded", reading, market.bars(i), ActionRecord.in(market, i), ground.days(cuts))
                        .stream())
                .toList();
    }

    private List<Subject> universes() {
        Universe universe = spells();
        List<BarSeries> bars = ground.bars().stream().map(BarSeries::adjusted).toList();
        return List.of(
                new Subject(
                        "universe",
                        "who belongs on a day",
                        Universe.class,
                        1,
                        cuts -> UniverseProof.of("who belongs on a day", this::belonging, universe, ground.days(cuts))),
                new Subject(
                        "universe",
                        "market state of a changing universe",
                        MarketState.class,
                        MarketState.of(universe).columns().size(),
                        cuts -> UniverseProof.of(
                                "market state",
                                (members, day) -> upTo(MarketState.of(members).compute(bars), day),
                                universe,
                                ground.days(cuts))),
                new Subject(
                        "universe",
                        "rows of a changing universe",
                        RowRules.class,
                        1,
                        cuts -> UniverseProof.of(
                                "rows of a changing universe", MemberRows.of(ground), universe, ground.days(cuts))));
    }

    /** Everybody belongs in spells that come and go, out of step with each other. */
    private Universe spells() {
        List<Universe.Member> members = new ArrayList<>();
        int number = 0;
        for (BarSeries bars : ground.bars()) {
            int first = bars.days()[0];
            int last = bars.days()[bars.size() - 1];
            for (int from = first + 40 * number++; from <= last; from += 2 * SPELL) {
                members.add(new Universe.Member(bars.instrument(), from, from + SPELL));
            }
        }
        return new Universe("proof", members, false);
    }

    private double[] belonging(Universe universe, int day) {
        int first = ground.bars().get(0).days()[0];
        return ground.instruments().stream()
                .flatMapToDouble(
                        i -> IntStream.rangeClosed(first, day).mapToDouble(d -> universe.contains(i, d) ? 1 : 0))
                .toArray();
    }

    private static double[] upTo(List<FeatureTable> tables, int day) {
        return tables.stream()
                .flatMapToDouble(table -> {
                    int rows = (int)
                            Arrays.stream(table.days()).filter(d -> d <= day).count();
                    return IntStream.range(0, table.columns().size())
                            .mapToObj(table::column)
                            .flatMapToDouble(column -> IntStream.range(0, rows).mapToDouble(row -> column[row]));
                })
                .toArray();
    }

    private List<Subject> joins() {
        int[] period = IntStream.range(0, 40).map(i -> 30 * i).toArray();
        int[] known = IntStream.of(period).map(day -> day + 45).toArray();
        double[] value =
                IntStream.of(period).mapToDouble(day -> StrictMath.sin(day)).toArray();
        Series series = Series.of("proof", true, period, known, value);
        List<Subject> all = new ArrayList<>(derived());
        all.addAll(List.of(
                join("series as of a day", Series.class, (s, day) -> s.asOf(day, MAX_AGE), series),
                join("money without risk", RiskFree.dated(series, MAX_AGE).getClass(), DataSubjects::earned, series),
                new Subject(
                        "join",
                        "columns of an outside series",
                        KnownSeries.class,
                        1,
                        cuts -> JoinProof.of(
                                "columns of an outside series",
                                this::columns,
                                ground.macro(),
                                ground.days(cuts),
                                ground.seed("columns")))));
        return all;
    }

    /** Figures computed of series on their own frequency: of 40 months, each known six weeks after it began. */
    private List<Subject> derived() {
        int[] period = IntStream.range(0, 40)
                .map(i -> Days.of(LocalDate.EPOCH.plusMonths(i)))
                .toArray();
        int[] known = IntStream.of(period).map(day -> day + 45).toArray();
        double[] value = IntStream.of(period)
                .mapToDouble(day -> 10 + StrictMath.sin(day))
                .toArray();
        Series months = Series.of("months", true, period, known, value);
        return List.of(
                derived("change over a year", s -> DerivedSeries.overMonths("x", s, 12, Change.RELATIVE), months),
                derived("change over values", s -> DerivedSeries.overValues("x", s, 3, Change.DIFFERENCE), months),
                derived("value and its mean", s -> DerivedSeries.againstMean("x", s, 6), months),
                derived("mean of values", s -> DerivedSeries.mean("x", s, 6), months),
                derived("rank among values", s -> DerivedSeries.percentile("x", s, 6), months),
                derived(
                        "difference of series",
                        s -> DerivedSeries.less("x", s, DerivedSeries.overValues("y", s, 1, Change.DIFFERENCE)),
                        months));
    }

    private Subject derived(String name, UnaryOperator<Series> figure, Series series) {
        return join(name, DerivedSeries.class, (s, day) -> figure.apply(s).asOf(day, MAX_AGE), series);
    }

    /** One number for all bits of all rows up to a day. */
    private double columns(Series series, int day) {
        List<BarSeries> bars = ground.bars().stream().map(BarSeries::adjusted).toList();
        return Arrays.hashCode(
                upTo(KnownSeries.of(series, FeatureGroup.MACRO, MAX_AGE).compute(bars), day));
    }

    private static double earned(Series series, int day) {
        try {
            return RiskFree.dated(series, MAX_AGE).earned(day, 7);
        } catch (DataException e) {
            // No rate is known on that day, which is an answer too.
            return Double.NaN;
        }
    }

    private Subject join(String name, Class<?> type, JoinProof.Join join, Series series) {
        return new Subject(
                "join", name, type, 1, cuts -> JoinProof.of(name, join, series, days(cuts), ground.seed("join")));
    }

    private static int[] days(int cuts) {
        return IntStream.range(0, cuts).map(i -> 40 + 97 * i % 1200).toArray();
    }
}
