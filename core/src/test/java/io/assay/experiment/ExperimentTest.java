package io.assay.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.WalkForward;
import io.assay.evaluate.Verdict;
import io.assay.experiment.run.Importances;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunRecord;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.experiment.trade.SignalsToday;
import io.assay.label.Direction;
import io.assay.ledger.TrialLog;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.builtin.LastDayLearner;
import io.assay.report.Importance;
import io.assay.report.RunReport;
import io.assay.signal.Signal;
import io.assay.signal.SignalRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Train and signals with a small linear model that reads one volume feature. */
class ExperimentTest {
    private static final SimulatedMarket MARKET = SimulatedMarket.of(
            SimulationSpec.defaults().withSymbols(2).withSessions(900).withSeed(Seed.of(7)));
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final Instrument STOCK = STOCKS.get(0);

    @TempDir
    Path workspace;

    /** The market, one bar's volume of which is not known. */
    private static MarketData withoutVolume(int day) {
        return new StudyMarket.Altered(
                MARKET,
                bars -> {
                    double[] volume = bars.volume().clone();
                    volume[bars.rowOf(day)] = Double.NaN;
                    BarSeries.Columns columns = new BarSeries.Columns(
                            bars.open(), bars.high(), bars.low(), bars.close(), bars.adjustedClose(), volume);
                    return BarSeries.of(bars.instrument(), bars.basis(), bars.days(), columns);
                },
                "v");
    }

    private Wiring wiring(MarketData data) {
        return StudyMarket.wiring(workspace, data, 1);
    }

    private TrainMissing training(MarketData data) {
        PerStockSpec spec = PerStockSpec.standard(LastDayLearner.of(List.of("obv_20_rel"), 1), Seed.of(1))
                .withWalkForward(WalkForward.expanding(250, 250));
        return new TrainMissing(spec, wiring(data));
    }

    private Signal signal(MarketData data) {
        SignalsToday.Answer answer = new SignalsToday(wiring(data), SignalRule.STANDARD, Direction.three(5))
                .of(List.of(STOCK))
                .get(0);
        return answer.signal().orElseThrow(() -> new AssertionError(answer.reason()));
    }

    private static int day(int barsFromEnd) {
        int[] days = MARKET.bars(STOCK).days();
        return days[days.length - 1 - barsFromEnd];
    }

    private String train(MarketData data) {
        return training(data).run(List.of(STOCK)).stock(STOCK).modelId();
    }

    @Test
    void a_model_that_was_fitted_on_later_days_has_no_say_on_an_earlier_one() {
        String id = train(MARKET);
        assertThat(signal(MARKET).modelId()).isEqualTo(id);
        Signal earlier = signal(MARKET.until(day(50)));
        assertThat(earlier.modelId()).isEqualTo("rules");
        assertThat(earlier.notes()).anyMatch(n -> n.startsWith(id));
        assertThat(signal(MARKET.until(day(1))).modelId())
                .as("its last label was known on the last day alone")
                .isEqualTo("rules");
    }

    @Test
    void a_model_that_could_have_been_fitted_by_then_speaks() {
        MarketData then = MARKET.until(day(50));
        String id = train(then);
        assertThat(signal(then).modelId()).isEqualTo(id);
        assertThat(signal(MARKET.until(day(40))).modelId()).isEqualTo(id);
    }

    @Test
    void a_model_says_nothing_on_a_row_with_a_missing_feature() {
        String id = train(MARKET);
        Signal signal = signal(withoutVolume(day(0)));
        assertThat(signal.day()).isEqualTo(day(0));
        assertThat(signal.modelId()).isEqualTo("rules");
        assertThat(signal.notes()).anyMatch(n -> n.startsWith(id));
    }

    @Test
    void models_that_were_deleted_or_damaged_are_fitted_again() throws IOException {
        String id = train(MARKET);
        Path model = workspace.resolve("models").resolve(id);
        Path moved = workspace.resolve("elsewhere");
        Files.move(model, moved);
        assertThat(training(MARKET).missing(List.of(STOCK))).containsExactly(STOCK);
        assertThat(train(MARKET)).isEqualTo(id);
        assertThat(training(MARKET).missing(List.of(STOCK))).isEmpty();

        Files.write(model.resolve("model.bin"), new byte[] {1});
        assertThat(training(MARKET).missing(List.of(STOCK))).containsExactly(STOCK);
        String again = train(MARKET);
        assertThat(again).startsWith(id).hasSizeGreaterThan(id.length());
        assertThat(signal(MARKET).modelId()).isEqualTo(again);
    }

    @Test
    void a_stock_whose_judged_rows_are_damaged_is_fitted_again_and_it_is_told() throws IOException {
        TrainMissing.Outcome first = training(MARKET).outcome(STOCKS);
        assertThat(first.notes()).isEmpty();
        Path folder = workspace.resolve("runs").resolve(first.report().runId());
        Path file = JudgedFile.in(folder, STOCK);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        TrainMissing.Outcome again = training(MARKET).outcome(STOCKS);
        assertThat(again.notes())
                .hasSize(1)
                .allMatch(n -> n.contains(String.valueOf(file.getFileName()))
                        && n.endsWith(". Fix: none is needed. It was made again."));
        assertThat(again.report().digest()).isEqualTo(first.report().digest());
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void a_run_whose_record_is_lost_is_in_the_ledger_and_another_choice_of_stocks_is_another_trial()
            throws IOException {
        RunReport both = training(MARKET).run(STOCKS);
        assertThat(both.stocks()).hasSize(2);
        TrialLog ledger = TrialLog.of(workspace.resolve("ledger.jsonl"), StudyMarket.CLOCK);
        assertThat(ledger.countTrials()).isEqualTo(1);
        training(MARKET).run(STOCKS);
        assertThat(ledger.entries()).as("the same run is no new look").hasSize(1);
        Files.delete(workspace.resolve("runs").resolve(both.runId()).resolve("run.json"));
        training(MARKET).run(STOCKS);
        assertThat(ledger.countTrials()).isEqualTo(1);
        train(MARKET);
        assertThat(ledger.countTrials()).isEqualTo(2);
    }

    @Test
    void a_model_counts_as_skilled_only_if_every_run_it_came_out_of_established_skill() {
        RunRecord skilled = record("b", Verdict.Outcome.SKILL);
        RunRecord not = record("a", Verdict.Outcome.NOT_ESTABLISHED);
        assertThat(RunRecord.isSkilled(List.of(skilled), "m")).isTrue();
        assertThat(RunRecord.isSkilled(List.of(skilled, not), "m")).isFalse();
        assertThat(RunRecord.isSkilled(List.of(not, skilled), "m")).isFalse();
        assertThat(RunRecord.isSkilled(List.of(skilled), "other")).isFalse();
    }

    private static RunRecord record(String name, Verdict.Outcome outcome) {
        return new RunRecord(name, "specification", 1, "data", outcome, "", "", Map.of("SIM:A", "m"));
    }

    @Test
    void a_finished_run_is_found_with_its_report_and_what_its_models_lean_on() {
        RunReport report = training(MARKET).run(STOCKS);
        RunFolder run = RunFolder.find(workspace, Optional.empty());
        assertThat(run.id()).isEqualTo(report.runId());
        assertThat(run.study()).isEmpty();
        assertThat(run.report().digest()).isEqualTo(report.digest());
        assertThat(Json.pretty(run.report())).isEqualTo(Json.pretty(report));
        Importance importance = Importances.of(wiring(MARKET), run.record());
        assertThat(importance.models()).isEqualTo(2);
        assertThat(importance.shares()).containsExactly(new Importance.Share("obv_20_rel", 1.0));
        assertThat(importance.notes()).isEmpty();
    }

    @Test
    void a_model_that_several_stocks_share_counts_once_a_stock() {
        String id = train(MARKET);
        RunRecord record = RunFolder.find(workspace, Optional.empty()).record();
        RunRecord shared = new RunRecord(
                record.runId(),
                record.specification(),
                record.seed(),
                record.dataHash(),
                record.verdict(),
                record.sentence(),
                record.digest(),
                Map.of("US:A", id, "US:B", id));
        Importance importance = Importances.of(wiring(MARKET), shared);
        assertThat(importance.models()).isEqualTo(1);
        assertThat(importance.shares()).containsExactly(new Importance.Share("obv_20_rel", 1.0));
    }

    @Test
    void a_model_that_is_gone_is_named_and_not_counted() throws IOException {
        String id = train(MARKET);
        Files.delete(workspace.resolve("models").resolve(id).resolve("model.bin"));
        Importance importance = Importances.of(
                wiring(MARKET), RunFolder.find(workspace, Optional.empty()).record());
        assertThat(importance.shares()).isEmpty();
        assertThat(importance.notes())
                .hasSize(1)
                .allMatch(n -> n.startsWith("The importance leaves out model " + id) && n.contains("model.bin"));
    }

    @Test
    void a_run_without_figures_says_how_to_get_them() throws IOException {
        train(MARKET);
        RunFolder run = RunFolder.find(workspace, Optional.empty());
        Files.delete(workspace.resolve("runs").resolve(run.id()).resolve("report.json"));
        assertThatThrownBy(run::report)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Fix: delete the folder");
    }
}
