package io.assay.feature.outside;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.assay.TestData;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.feature.Walks;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Series;
import io.assay.market.series.PublishedSeries;
import io.assay.market.series.SeriesFile;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.proof.JoinProof;
import io.assay.proof.MarketProof;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class OutsideFeaturesTest {
    private static final BarSeries BARS = Walks.walk(60, 1500);
    private static final Instrument REAL = new Instrument("US", "AAPL");

    /** A positive random walk, monthly where the series is, with vintages or without, from years before the bars. */
    private static Series drawn(String name, boolean vintages) {
        boolean monthly = List.of("FEDFUNDS", "CPIAUCSL", "UNRATE", "GDP").contains(name);
        int first = BARS.days()[0] - 900;
        int[] period = monthly
                ? IntStream.range(0, 110)
                        .map(m -> Days.of(Days.date(first).withDayOfMonth(1).plusMonths(m)))
                        .toArray()
                : IntStream.range(0, 3000).map(d -> first + d).toArray();
        RandomGenerator random = Seed.of(name.hashCode()).random();
        double[] value = new double[period.length];
        double at = 50;
        for (int i = 0; i < value.length; i++) {
            at *= StrictMath.exp(0.01 * random.nextGaussian());
            value[i] = at;
        }
        int lag = monthly ? 40 : 1;
        return Series.of(
                name, vintages, period, Arrays.stream(period).map(p -> p + lag).toArray(), value);
    }

    private static Function<String, Optional<Series>> all(boolean vintages) {
        return name -> Optional.of(drawn(name, vintages));
    }

    private static Stream<OutsideColumn> list() {
        return Stream.concat(SeriesColumns.macro().stream(), SeriesColumns.sentiment().stream());
    }

    private static OutsideFeatures of(String kind, Function<String, Optional<Series>> find) {
        return OutsideFeatures.of(Modalities.parse(List.of(kind)), new OnlySeries(find), List.of(REAL));
    }

    private static List<String> names(OutsideFeatures features, FeatureGroup group) {
        return features.columns(group).stream().map(FeatureInfo::name).toList();
    }

    @Test
    void there_are_as_many_of_each_kind_as_declared_all_of_their_own_name() {
        SimulatedMarket market =
                SimulatedMarket.of(SimulationSpec.defaults().withSymbols(3).withSessions(400));
        OutsideFeatures all = OutsideFeatures.of(
                Modalities.all(),
                market,
                market.listings().stream().map(Listing::instrument).toList());
        assertThat(all.leftOut()).isEmpty();
        assertThat(names(all, FeatureGroup.FUNDAMENTAL)).hasSize(9);
        assertThat(names(all, FeatureGroup.SENTIMENT)).hasSize(12);
        assertThat(names(all, FeatureGroup.MACRO))
                .hasSize(18)
                .containsExactlyElementsOf(
                        SeriesColumns.macro().stream().map(OutsideColumn::name).toList());
        assertThat(names(all, FeatureGroup.SEASONAL)).hasSize(16);
        assertThat(names(all, FeatureGroup.INDEX)).hasSize(3);
        assertThat(names(all, FeatureGroup.SECTOR)).hasSize(3);
        List<FeatureInfo> columns = all.feature().orElseThrow().columns();
        assertThat(columns.stream().map(FeatureInfo::name)).doesNotHaveDuplicates();
        assertThat(columns).allSatisfy(column -> {
            assertThat(column.scaleFree()).isTrue();
            assertThat(column.group().mayBeMissing()).isTrue();
        });
        assertThat(columns.stream().filter(FeatureInfo::countsMissing).map(FeatureInfo::name))
                .containsExactly(
                        "index_missing",
                        "sector_missing",
                        "sentiment_missing",
                        "seasonal_missing",
                        "macro_missing",
                        "fundamental_missing");
        assertThat(OutsideFeatures.declared().stream().map(FeatureInfo::name))
                .containsExactlyInAnyOrderElementsOf(columns.stream()
                        .filter(column -> !column.countsMissing())
                        .map(FeatureInfo::name)
                        .toList());
    }

    @Test
    void a_row_tells_which_share_of_a_kind_is_missing() {
        OutsideFeatures some =
                of("macro", name -> name.equals("DGS10") ? all(true).apply(name) : Optional.empty());
        assertThat(names(some, FeatureGroup.MACRO)).containsExactly("yield_10y", "yield_10y_change");
        FeatureTable table = some.feature().orElseThrow().compute(List.of(BARS)).get(0);
        int missing = table.indexOf("macro_missing");
        for (int row = 0; row < table.rows(); row++) {
            double gone = (Float.isNaN(table.get(row, 0)) ? 0.5 : 0) + (Float.isNaN(table.get(row, 1)) ? 0.5 : 0);
            assertThat(table.get(row, missing)).isEqualTo((float) gone);
        }
        assertThat(some.hashes(BARS.days()[100])).containsOnlyKeys("DGS10");
        assertThat(some.hashes(BARS.days()[100])).isNotEqualTo(some.hashes(BARS.days()[101]));
    }

    @Test
    void a_model_reads_again_what_it_read_whatever_is_stored_since() {
        List<String> before = List.of("DTWEXBGS", "DGS10");
        Function<String, Optional<Series>> few =
                name -> before.contains(name) ? all(true).apply(name) : Optional.empty();
        Modalities macro = Modalities.parse(List.of("macro"));
        OutsideFeatures then = OutsideFeatures.of(macro, new OnlySeries(few), List.of(REAL));
        assertThat(then.names()).containsExactly("yield_10y", "yield_10y_change", "dollar", "dollar_change");
        OutsideFeatures again = OutsideFeatures.again(macro, new OnlySeries(all(true)), List.of(REAL), then.pinned());
        assertThat(again.read().keySet()).containsExactlyElementsOf(then.read().keySet());
        FeatureTable first = then.feature().orElseThrow().compute(List.of(BARS)).get(0);
        FeatureTable second =
                again.feature().orElseThrow().compute(List.of(BARS)).get(0);
        assertThat(second.columns()).isEqualTo(first.columns());
        assertThat(second.rowMajor()).isEqualTo(first.rowMajor());
        assertThatThrownBy(() -> OutsideFeatures.again(
                        macro,
                        new OnlySeries(name -> name.equals("DGS10") ? few.apply(name) : Optional.empty()),
                        List.of(REAL),
                        then.pinned()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the outside series DTWEXBGS, which the model reads, must be stored");
    }

    @Test
    void simulated_stocks_read_simulated_series_alone() {
        SimulatedMarket market =
                SimulatedMarket.of(SimulationSpec.defaults().withSymbols(3).withSessions(400));
        List<Instrument> stocks =
                market.listings().stream().map(Listing::instrument).toList();
        OutsideFeatures all = OutsideFeatures.of(Modalities.all(), market, stocks);
        assertThat(all.leftOut()).isEmpty();
        assertThat(all.read().keySet()).allSatisfy(name -> assertThat(name).startsWith("SIM."));
        assertThat(OutsideFeatures.of(Modalities.parse(List.of("macro")), market, List.of(REAL))
                        .leftOut())
                .hasSize(18);
        List<Instrument> mixed = List.of(stocks.get(0), REAL);
        assertThatThrownBy(() -> OutsideFeatures.of(Modalities.all(), market, mixed))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no outside series in common");
        int[] cuts = {
            market.bars(stocks.get(0)).days()[300], market.bars(stocks.get(0)).days()[350]
        };
        List<BarSeries> bars =
                stocks.stream().map(market::bars).map(BarSeries::adjusted).toList();
        assertThat(MarketProof.of(all.feature().orElseThrow(), bars, cuts, Seed.of(1)))
                .isEmpty();
    }

    @Test
    void every_column_is_defined_on_all_late_rows_and_reads_nothing_that_is_known_later() {
        int[] days = {BARS.days()[400], BARS.days()[401], BARS.days()[1200]};
        for (OutsideColumn column : list().toList()) {
            MarketFeature feature = column.column(all(true)).orElseThrow();
            float[] values = feature.compute(List.of(BARS)).get(0).column(0);
            for (int row = 1000; row < BARS.size(); row++) {
                assertThat(values[row]).as("%s at row %d", column.name(), row).isFinite();
            }
            for (List<String> names : column.reads()) {
                String name = names.get(0);
                JoinProof.Join join = (series, day) -> {
                    Function<String, Optional<Series>> others = all(true);
                    Optional<Series> figure = Optional.of(series);
                    MarketFeature of = column.column(n -> n.equals(name) ? figure : others.apply(n))
                            .orElseThrow();
                    int rows = BARS.between(Integer.MIN_VALUE, day).size();
                    return Arrays.hashCode(
                            Arrays.copyOf(of.compute(List.of(BARS)).get(0).column(0), rows));
                };
                assertThat(JoinProof.of(column.name(), join, drawn(name, true), days, Seed.of(4)))
                        .isEmpty();
            }
        }
    }

    @Test
    void what_is_not_stored_or_was_revised_is_left_out_with_the_reason() {
        OutsideFeatures none = of("sentiment", name -> Optional.empty());
        assertThat(names(none, FeatureGroup.SENTIMENT))
                .containsExactly("advance_decline", "new_highs_lows", "mcclellan");
        assertThat(none.leftOut())
                .containsEntry("put_call", "no series PUTCALL or PUTCALL.RATIO or CPC.CLOSE is stored");
        OutsideFeatures revised = of("macro", all(false));
        assertThat(names(revised, FeatureGroup.MACRO)).hasSize(17);
        assertThat(revised.leftOut()).containsOnlyKeys("gdp_growth");
        assertThat(revised.leftOut().get("gdp_growth")).contains("revised later", "FRED_API_KEY");
        assertThat(revised.warnings())
                .singleElement()
                .asString()
                .startsWith("REVISED: ")
                .contains("CPIAUCSL");
        assertThat(of("macro", all(true)).warnings()).isEmpty();
        assertThat(SeriesColumns.series())
                .contains("CPIAUCSL", "VIX.CLOSE", "DGS2")
                .hasSize(21);
    }

    /** Figures that are on record: what was known of January 2015 on the days around the release of the next month. */
    @Test
    void real_series_give_what_was_known() {
        Path data = TestData.require("market-wide");
        Map<String, Series> stored = new HashMap<>();
        for (String file : List.of("fred/CPIAUCSL.csv", "fred/DGS10.csv", "fred/DGS2.csv", "vix-daily.csv")) {
            for (PublishedSeries series :
                    SeriesFile.read(data.resolve(file), SeriesFile.Options.on(Days.parse("2020-12-31")))) {
                stored.put(series.series().name(), series.series());
            }
        }
        Function<String, Optional<Series>> find = name -> Optional.ofNullable(stored.get(name));
        assertThat(names(of("macro", find), FeatureGroup.MACRO)).hasSize(7);
        // 234.747 / 235.288 - 1 and 235.342 / 235.547 - 1 of the file; known on the day of release.
        assertThat(at("inflation", find, "2015-03-23")).isCloseTo(-0.0023, within(0.0002));
        assertThat(at("inflation", find, "2015-03-24")).isCloseTo(-0.00087, within(0.0002));
        assertThat(at("yield_spread", find, "2015-03-24")).isBetween(1.2, 1.5);
        assertThat(at("vix", find, "2015-03-24")).isCloseTo(13.62, within(0.005));
        assertThat(at("vix_percentile_252", find, "2015-08-24")).isGreaterThan(0.99);
    }

    private static double at(String name, Function<String, Optional<Series>> find, String day) {
        MarketFeature feature = list().filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow()
                .column(find)
                .orElseThrow();
        int[] days = {Days.parse(day)};
        double[] one = {1};
        BarSeries bar = BarSeries.of(
                BARS.instrument(), BARS.basis(), days, new BarSeries.Columns(one, one, one, one, one, one));
        return feature.compute(List.of(bar)).get(0).column(0)[0];
    }
}
