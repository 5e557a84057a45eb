package io.assay.experiment.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.WalkForward;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.experiment.monitor.MonitorSpec;
import io.assay.experiment.monitor.Monitoring;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.experiment.trade.SignalsToday;
import io.assay.label.Direction;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.builtin.LinearLearner;
import io.assay.signal.SignalRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two of three stocks have a model that learnt up to the last bar but 40; a server answers about all three. */
class ServingTest {
    private static final Direction LABEL = Direction.three(5);
    private static final SimulatedMarket MARKET = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(3)
            .withSessions(1600)
            .withInformationCoefficient(0.2)
            .withSeed(Seed.of(3)));
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final int[] CALENDAR = MARKET.bars(STOCKS.get(0)).days();

    @TempDir
    static Path workspace;

    @BeforeAll
    static void train() {
        PerStockSpec spec = PerStockSpec.standard(LinearLearner.logistic(5000), Seed.of(1))
                .withWalkForward(WalkForward.expanding(250, 250));
        MarketData learnt = MARKET.until(CALENDAR[CALENDAR.length - 41]);
        new TrainMissing(spec, StudyMarket.wiring(workspace, learnt, 2)).run(STOCKS.subList(0, 2));
    }

    private static Serving serving(MarketData data) {
        return Serving.of(() -> StudyMarket.wiring(workspace, data, 2), SignalRule.STANDARD, LABEL);
    }

    @Test
    void it_says_what_the_daily_job_says_bit_for_bit() {
        Serving serving = serving(MARKET);
        List<SignalsToday.Answer> answers =
                new SignalsToday(StudyMarket.wiring(workspace, MARKET, 1), SignalRule.STANDARD, LABEL).of(STOCKS);
        for (SignalsToday.Answer answer : answers) {
            Prediction said = serving.predict(answer.instrument(), Optional.empty());
            var signal = answer.signal().orElseThrow();
            assertThat(said.recommendation()).isEqualTo(signal.title());
            assertThat(said.model().id()).isEqualTo(signal.modelId());
            assertThat(said.expectedReturn()).isEqualTo(signal.expectedReturn());
            assertThat(said.confidence()).isEqualTo(signal.confidence());
            assertThat(said.directionProbabilities().get("BUY")).isEqualTo(signal.probabilities()[2]);
            assertThat(said.date()).isEqualTo(Days.text(CALENDAR[CALENDAR.length - 1]));
        }
        assertThat(serving.all().predictions()).hasSize(3);
        assertThat(serving.all().silent()).isEmpty();
    }

    @Test
    void it_answers_before_it_is_warm_and_the_same_as_after() {
        Serving serving = Serving.open(() -> StudyMarket.wiring(workspace, MARKET, 2), SignalRule.STANDARD, LABEL);
        assertThat(serving.state().ready()).isFalse();
        Prediction cold = serving.predict(STOCKS.get(0), Optional.empty());
        assertThat(serving.state().stocks()).isEqualTo(1);
        serving.warm();
        assertThat(serving.state().ready()).isTrue();
        assertThat(serving.state().stocks()).isEqualTo(3);
        assertThat(serving.predict(STOCKS.get(0), Optional.empty())).isSameAs(cold);
    }

    @Test
    void a_prediction_of_a_model_tells_its_warm_up_calibration_and_interval() {
        Prediction said = serving(MARKET).predict(STOCKS.get(0), Optional.empty());
        assertThat(said.horizon()).isEqualTo(5);
        assertThat(said.warmUp()).isNotNull();
        assertThat(said.warmUp().bars()).isBetween(250, 1600);
        assertThat(said.calibration()).isNotNull();
        assertThat(said.calibration().error())
                .isBetween(said.calibration().low() - 1e-12, said.calibration().high());
        Prediction.ReturnInterval interval = said.interval();
        assertThat(interval).isNotNull();
        assertThat(interval.low()).isLessThan(said.expectedReturn());
        assertThat(interval.high()).isGreaterThan(said.expectedReturn());
        assertThat(interval.coverage()).isBetween(0.75, 1.0);
        assertThat(interval.outcomes()).isEqualTo(250);
        assertThat(Days.parse(interval.through())).isLessThanOrEqualTo(CALENDAR[CALENDAR.length - 41]);
        assertThat(said.notes()).anyMatch(note -> note.contains("simulated"));
    }

    @Test
    void outcomes_of_days_in_use_enter_the_interval_once_the_monitor_has_looked(@TempDir Path watched)
            throws IOException {
        StudyMarket.copy(workspace, watched);
        Prediction.ReturnInterval walked = interval(watched, MARKET);
        int day = CALENDAR[CALENDAR.length - 11];
        look(watched, MARKET.until(day), day);
        Prediction.ReturnInterval then = interval(watched, MARKET.until(day));
        assertThat(Days.parse(walked.through())).isLessThanOrEqualTo(CALENDAR[CALENDAR.length - 41]);
        // Entered at the next open and left five sessions later: the newest known outcome is of six sessions ago.
        assertThat(then.through()).isEqualTo(Days.text(CALENDAR[CALENDAR.length - 11 - 6]));
        assertThat(then).isNotEqualTo(walked);
        look(watched, MARKET, CALENDAR[CALENDAR.length - 1]);
        assertThat(interval(watched, MARKET.until(day))).isEqualTo(then);
        assertThat(interval(watched, MARKET).through()).isEqualTo(Days.text(CALENDAR[CALENDAR.length - 7]));
    }

    private static void look(Path watched, MarketData data, int last) {
        new Monitoring(MonitorSpec.standard(last, Seed.of(1)), StudyMarket.wiring(watched, data, 2)).look(List.of());
    }

    private static Prediction.ReturnInterval interval(Path watched, MarketData data) {
        Serving serving = Serving.open(() -> StudyMarket.wiring(watched, data, 2), SignalRule.STANDARD, LABEL);
        return Objects.requireNonNull(
                serving.predict(STOCKS.get(0), Optional.empty()).interval());
    }

    @Test
    void a_stock_without_a_model_is_answered_by_the_rules_and_nothing_of_a_model_is_claimed() {
        Prediction said = serving(MARKET).predict(STOCKS.get(2), Optional.empty());
        assertThat(said.model().id()).isEqualTo("rules");
        assertThat(said.warmUp()).isNull();
        assertThat(said.calibration()).isNull();
        assertThat(said.interval()).isNull();
    }

    @Test
    void an_earlier_day_is_answered_from_what_was_known_then_and_a_model_fitted_later_is_silent() {
        Serving serving = serving(MARKET);
        int day = CALENDAR[CALENDAR.length - 11];
        Prediction then = serving.predict(STOCKS.get(0), Optional.of(day));
        assertThat(then).isEqualTo(serving(MARKET.until(day)).predict(STOCKS.get(0), Optional.empty()));
        Prediction before = serving.predict(STOCKS.get(0), Optional.of(CALENDAR[CALENDAR.length - 200]));
        assertThat(before.model().id()).isEqualTo("rules");
        assertThat(before.notes()).anyMatch(note -> note.contains("nothing to say on this day"));
    }

    @Test
    void a_day_without_a_bar_and_an_unknown_stock_are_refused_in_a_sentence() {
        Serving serving = serving(MARKET);
        int closed = CALENDAR[CALENDAR.length - 1] + 1;
        assertThatThrownBy(() -> serving.predict(STOCKS.get(0), Optional.of(closed)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has no bar on " + Days.text(closed));
        assertThatThrownBy(() -> serving.predict(Instrument.parse("SIM:NOBODY"), Optional.empty()))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void later_bars_are_taken_in_at_a_refresh_and_not_before() {
        AtomicReference<MarketData> now = new AtomicReference<>(MARKET.until(CALENDAR[CALENDAR.length - 6]));
        Serving serving = Serving.of(
                () -> StudyMarket.wiring(workspace, Objects.requireNonNull(now.get()), 2), SignalRule.STANDARD, LABEL);
        Serving.State before = serving.state();
        assertThat(serving.refresh()).isFalse();
        now.set(MARKET);
        assertThat(serving.predict(STOCKS.get(0), Optional.empty()).date())
                .isEqualTo(Days.text(CALENDAR[CALENDAR.length - 6]));
        assertThat(serving.refresh()).isTrue();
        assertThat(serving.predict(STOCKS.get(0), Optional.empty()).date())
                .isEqualTo(Days.text(CALENDAR[CALENDAR.length - 1]));
        assertThat(serving.state().version()).isNotEqualTo(before.version());
        assertThat(serving.state().stocks()).isEqualTo(3);
    }

    @Test
    void a_stock_that_cannot_be_looked_at_is_told_with_the_reason() {
        MarketData stale =
                new Altered(MARKET, b -> b.instrument().equals(STOCKS.get(1)) ? b.rows(0, b.size() - 30) : b, "stale");
        Serving.All all = serving(stale).all();
        assertThat(all.silent())
                .singleElement()
                .satisfies(s -> assertThat(s.reason()).contains("sessions behind its market"));
        assertThat(Map.of("said", all.predictions().size())).containsEntry("said", 2);
    }
}
