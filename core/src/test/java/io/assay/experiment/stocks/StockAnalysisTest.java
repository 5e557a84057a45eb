package io.assay.experiment.stocks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.experiment.StudyMarket;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Filing;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.Series;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.builtin.LinearLearner;
import io.assay.report.StockAnalysisPage;
import io.assay.report.StockAnalysisReport;
import io.assay.report.StockAnalysisText;
import io.assay.stocks.DataGrade;
import io.assay.stocks.Recommendations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StockAnalysisTest {
    private static final SimulatedMarket NOISE = market(0);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(NOISE);
    private static final int END = NOISE.bars(STOCKS.get(0)).days()[1799];

    @TempDir
    Path folder;

    private static SimulatedMarket market(double informationCoefficient) {
        return SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(8)
                .withSessions(2000)
                .withInformationCoefficient(informationCoefficient)
                .withSeed(Seed.of(3)));
    }

    private StockAnalysisReport analysed(MarketData data, String workspace) {
        AnalyseSpec spec = new AnalyseSpec(
                LinearLearner.regression(20_000),
                5,
                new AnalyseSpec.Walk(12, 252),
                new AnalyseSpec.Choice(END, 3, DataGrade.HIGH),
                Seed.of(1));
        return new StockAnalysis(spec, StudyMarket.wiring(folder.resolve(workspace), data, 2)).run(STOCKS);
    }

    /** One market in which some stocks are those of another. */
    private record Mixed(SimulatedMarket most, SimulatedMarket some, Set<Instrument> which) implements MarketData {
        @Override
        public List<Listing> listings() {
            return most.listings();
        }

        @Override
        public BarSeries bars(Instrument instrument) {
            return (which.contains(instrument) ? some : most).bars(instrument);
        }

        @Override
        public List<CorporateAction> actions(Instrument instrument) {
            return (which.contains(instrument) ? some : most).actions(instrument);
        }

        @Override
        public List<ImportNotes> notes(Instrument instrument) {
            return most.notes(instrument);
        }

        @Override
        public Optional<Market> market(String code) {
            return most.market(code);
        }

        @Override
        public Optional<Series> series(String name) {
            return Optional.empty();
        }

        @Override
        public List<Filing> filings(Instrument instrument) {
            return List.of();
        }

        @Override
        public String contentHash() {
            return most.contentHash() + some.contentHash() + which.size();
        }
    }

    @Test
    void bars_after_the_analysis_change_nothing() {
        Recommendations short1 = analysed(NOISE.until(END), "short").recommendations();
        Recommendations long1 = analysed(NOISE, "long").recommendations();
        // The bars after the end are other ones, those of another market.
        MarketData other = new Until(NOISE, market(0.2), END);
        Recommendations changed = analysed(other, "changed").recommendations();

        assertThat(Json.pretty(long1)).isEqualTo(Json.pretty(short1));
        assertThat(Json.pretty(changed)).isEqualTo(Json.pretty(short1));
    }

    @Test
    void on_noise_no_stock_is_told_to_be_learnable() {
        StockAnalysisReport report = analysed(NOISE, "noise");

        assertThat(report.recommendations().stocks())
                .hasSize(8)
                .noneMatch(s -> s.learnability().isTold())
                .allMatch(
                        s -> s.learnability().effectiveRows() < s.learnability().rows() / 4.0);
        assertThat(report.sentence()).contains("Of no stock did the model tell anything");
        assertThat(report.trials()).isEqualTo(1);
        assertThat(StockAnalysisText.of(report)).contains("The market is simulated", "eff. rows", "unfit:");
        assertThat(StockAnalysisPage.of(report)).contains("<svg", "Grades and reasons");
    }

    @Test
    void stocks_that_carry_a_pattern_are_ranked_above_the_others_and_told() {
        Set<Instrument> planted = new HashSet<>(List.of(STOCKS.get(4), STOCKS.get(6)));
        StockAnalysisReport report = analysed(new Mixed(NOISE, market(0.4), planted), "planted");

        List<Recommendations.Stock> stocks = report.recommendations().stocks();
        assertThat(stocks.subList(0, 2))
                .allMatch(s -> planted.contains(Instrument.parse(s.symbol())))
                .allMatch(s -> s.learnability().isTold())
                .allMatch(s -> s.learnability().shrunk() < s.learnability().score());
        assertThat(stocks.subList(2, 8)).noneMatch(s -> s.learnability().isTold());
        assertThat(report.recommendations().recommended()).hasSize(3);
    }

    @Test
    void recommendations_are_read_as_they_were_written() {
        Recommendations found = analysed(NOISE, "file").recommendations();

        found.write(folder.resolve("file"));

        assertThat(Json.pretty(Recommendations.read(folder.resolve("file")))).isEqualTo(Json.pretty(found));
    }

    /** One market up to a day, and the bars of another one after it. */
    private record Until(SimulatedMarket first, SimulatedMarket then, int day) implements MarketData {
        @Override
        public List<Listing> listings() {
            return first.listings();
        }

        @Override
        public BarSeries bars(Instrument instrument) {
            BarSeries whole = first.bars(instrument);
            BarSeries before = whole.until(day);
            if (whole.days()[whole.size() - 1] <= day) {
                return whole;
            }
            BarSeries after = then.bars(instrument).between(day + 1, Integer.MAX_VALUE - 1);
            return BarSeries.of(
                    instrument,
                    before.basis(),
                    IntStream.concat(Arrays.stream(before.days()), Arrays.stream(after.days()))
                            .toArray(),
                    new BarSeries.Columns(
                            joined(before.open(), after.open()),
                            joined(before.high(), after.high()),
                            joined(before.low(), after.low()),
                            joined(before.close(), after.close()),
                            joined(before.adjustedClose(), after.adjustedClose()),
                            joined(before.volume(), after.volume())));
        }

        private static double[] joined(double[] a, double[] b) {
            return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
        }

        @Override
        public List<CorporateAction> actions(Instrument instrument) {
            return first.actions(instrument);
        }

        @Override
        public List<ImportNotes> notes(Instrument instrument) {
            return first.notes(instrument);
        }

        @Override
        public Optional<Market> market(String code) {
            return first.market(code);
        }

        @Override
        public Optional<Series> series(String name) {
            return Optional.empty();
        }

        @Override
        public List<Filing> filings(Instrument instrument) {
            return List.of();
        }

        @Override
        public String contentHash() {
            return first.contentHash() + then.contentHash() + day;
        }
    }
}
