package io.assay.experiment.stocks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.evaluate.GateCheck;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.Wiring;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.builtin.LinearLearner;
import io.assay.registry.ModelCard;
import io.assay.report.StocksPage;
import io.assay.report.StocksReport;
import io.assay.report.StocksText;
import io.assay.stocks.DataGrade;
import io.assay.stocks.ModelNames;
import io.assay.stocks.PairedTest;
import io.assay.stocks.Recommendations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StocksTrialTest {
    @TempDir
    Path folder;

    private static SimulatedMarket market(double informationCoefficient) {
        return SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(6)
                .withSessions(2200)
                .withInformationCoefficient(informationCoefficient)
                .withSeed(Seed.of(5)));
    }

    private Wiring wiring(MarketData data) {
        return StudyMarket.wiring(folder, data, 2);
    }

    private Recommendations recommendations(SimulatedMarket market) {
        List<Instrument> stocks = StudyMarket.stocks(market);
        AnalyseSpec spec = new AnalyseSpec(
                LinearLearner.regression(20_000),
                5,
                new AnalyseSpec.Walk(12, 252),
                new AnalyseSpec.Choice(market.bars(stocks.get(0)).days()[1399], 4, DataGrade.HIGH),
                Seed.of(1));
        return new StockAnalysis(spec, wiring(market)).run(stocks).recommendations();
    }

    private static TrainSpec spec(boolean keep) {
        return new TrainSpec(
                LinearLearner.regression(20_000),
                TrainSpec.LINEAR,
                new AnalyseSpec.Walk(12, 252),
                60,
                0.002,
                keep,
                Seed.of(1));
    }

    private static PairedTest test(StocksReport report, String first, String second) {
        return report.all().tests().stream()
                .filter(t -> t.first().equals(first) && t.second().equals(second))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void where_a_pattern_is_planted_models_of_returns_beat_the_random_walk_and_are_kept() {
        SimulatedMarket market = market(0.4);
        Recommendations recommendations = recommendations(market);
        int end = recommendations.lastDay();

        StocksReport report = new StocksTrial(spec(true), wiring(market)).run(recommendations);

        assertThat(report.window().firstDay()).isGreaterThan(end);
        assertThat(report.stocks()).hasSize(4);
        assertThat(test(report, ModelNames.GLOBAL, ModelNames.RANDOM_WALK).verdict())
                .isEqualTo("global model better");
        assertThat(test(report, ModelNames.GLOBAL, ModelNames.ORIGINAL).verdict())
                .isEqualTo("global model better");
        assertThat(report.choices()).hasSize(4).allMatch(c -> c.judged().rows() < c.rowsBefore() * 3);
        assertThat(report.gates()).hasSize(4);
        assertThat(report.gates().get(2).outcome()).isEqualTo(GateCheck.Outcome.NOT_REACHED);
        assertThat(report.trials()).isEqualTo(5);
        assertThat(report.kept()).hasSize(4);
        ModelCard card =
                wiring(market).models().show(report.kept().values().iterator().next());
        assertThat(card.recipe().target()).isEqualTo("log_return_5d");
        assertThat(card.recipe().features()).doesNotContain("close").contains("roc_5");
        assertThat(wiring(market).models().current()).isEmpty();
        assertThat(StocksText.of(report).replaceAll("\\s+", " "))
                .contains("Claimed before (S3)", "R2 -70.10", "Sharpe 10.67", "NOT REACHED", "Harvey, Leybourne");
        assertThat(StocksPage.of(report)).contains("<svg", "The thresholds that were asked for");
    }

    @Test
    void whoever_is_stopped_goes_on_and_comes_to_the_same() throws IOException {
        SimulatedMarket market = market(0);
        Recommendations recommendations = recommendations(market);
        StocksReport first = new StocksTrial(spec(false), wiring(market)).run(recommendations);
        Path folds;
        try (var all = Files.list(folder.resolve("folds"))) {
            folds = all.filter(f -> !f.getFileName().toString().contains("analysis"))
                    .findFirst()
                    .orElseThrow();
        }
        List<Path> files;
        try (var all = Files.list(folds)) {
            files = all.sorted().toList();
        }
        long time = Files.getLastModifiedTime(files.get(1)).toMillis();
        Files.delete(files.get(0));

        StocksReport again = new StocksTrial(spec(false), wiring(market)).run(recommendations);

        assertThat(StocksText.of(again)).isEqualTo(StocksText.of(first));
        assertThat(files).allMatch(Files::exists);
        assertThat(Files.getLastModifiedTime(files.get(1)).toMillis()).isEqualTo(time);
        assertThat(test(again, ModelNames.GLOBAL, ModelNames.RANDOM_WALK).verdict())
                .isNotEqualTo("global model better");
    }

    @Test
    void other_bars_than_those_that_were_analysed_are_refused() {
        Recommendations recommendations = recommendations(market(0));

        assertThatThrownBy(() -> new StocksTrial(spec(false), wiring(market(0.1))).run(recommendations))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("are not those that the recommendations were made of")
                .hasMessageContaining("assay stocks analyse");
    }

    @Test
    void without_a_day_after_the_analysis_there_is_nothing_to_judge() {
        SimulatedMarket market = market(0);
        Recommendations recommendations = recommendations(market);

        assertThatThrownBy(() -> new StocksTrial(spec(false), wiring(market.until(recommendations.lastDay())))
                        .run(recommendations))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("--analyse-to");
    }
}
