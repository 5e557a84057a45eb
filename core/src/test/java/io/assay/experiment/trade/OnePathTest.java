package io.assay.experiment.trade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.assay.backtest.Decisions;
import io.assay.backtest.MarketPrices;
import io.assay.backtest.PriceSource;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.dataset.TestDatasets;
import io.assay.dataset.WalkForward;
import io.assay.evaluate.Answers;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.label.Direction;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.Predictions;
import io.assay.model.builtin.LastDayLearner;
import io.assay.registry.ModelCard;
import io.assay.signal.Action;
import io.assay.signal.Signal;
import io.assay.signal.SignalRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is signalled today is what a backtest would have decided from the same probabilities and training rows. */
class OnePathTest {
    private static final SimulatedMarket MARKET = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(2)
            .withSessions(1000)
            .withInformationCoefficient(0.3)
            .withSeed(Seed.of(7)));
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);

    /** Acts often. */
    private static final SignalRule RULE = new SignalRule(1.01, 1.2, 0.0001);

    @TempDir
    Path workspace;

    private Wiring wiring(MarketData data) {
        return StudyMarket.wiring(workspace, data, 1);
    }

    private static int day(int barsFromEnd) {
        int[] days = MARKET.bars(STOCKS.get(0)).days();
        return days[days.length - 1 - barsFromEnd];
    }

    @Test
    void a_signal_is_the_decision_of_a_backtest() {
        PerStockSpec spec = PerStockSpec.standard(LastDayLearner.of(List.of("ret_1", "obv_20_rel"), 1), Seed.of(1))
                .withWalkForward(WalkForward.expanding(250, 250));
        new TrainMissing(spec, wiring(MARKET.until(day(120)))).run(STOCKS);
        Map<Action, Integer> seen = new EnumMap<>(Action.class);
        for (int back = 100; back >= 0; back -= 4) {
            MarketData then = MARKET.until(day(back));
            for (SignalsToday.Answer answer : new SignalsToday(wiring(then), RULE, Direction.three(5)).of(STOCKS)) {
                Signal signal = answer.signal().orElseThrow(() -> new AssertionError(answer.reason()));
                ModelCard card = wiring(then).models().load(signal.modelId()).card();
                assertThat(side(signal, card)).isEqualTo(sign(signal.action()));
                seen.merge(signal.action(), 1, Integer::sum);
            }
        }
        assertThat(seen)
                .as("a test of HOLD alone would say nothing")
                .containsKeys(Action.BUY, Action.SELL, Action.HOLD);
    }

    private static int sign(Action action) {
        return action == Action.BUY ? 1 : action == Action.SELL ? -1 : 0;
    }

    /** What a backtest does with the probabilities of a signal: 1 buys, -1 sells short, 0 nothing. */
    private static int side(Signal signal, ModelCard card) {
        Target target = new Target(card.recipe().target(), card.recipe().classes());
        int[] day = {signal.day()};
        double[] one = {1};
        Dataset row = Dataset.of(
                TestDatasets.table(new float[1][0]),
                target,
                List.of(signal.instrument()),
                new Dataset.Rows(
                        new int[1],
                        day,
                        new int[] {signal.day() + 1},
                        new int[] {signal.day() + 9},
                        new int[] {signal.day() + 9},
                        one,
                        new double[1],
                        one));
        List<Double> rates = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        for (String name : target.classes()) {
            ModelCard.OfClass of = card.classes().getOrDefault(name, new ModelCard.OfClass(0, 0));
            rates.add(of.share());
            means.add(of.meanOutcome());
        }
        Answers said = new Answers("model", new Predictions(target, signal.probabilities()));
        RowTraining training = new RowTraining(target.width(), array(rates), array(means));
        BookSpec standard = BookSpec.standard();
        BookSpec spec = new BookSpec(
                RULE,
                Picking.bySignals().withShorts(true),
                Handling.standard(),
                standard.capital(),
                standard.costs(),
                standard.riskFree(),
                standard.from(),
                standard.to(),
                standard.hidden());
        MarketPrices prices = MarketPrices.load(List.of(signal.instrument()), PriceSource.of(MARKET));
        Decisions decisions = new BookDecisions(new Predicted(row, List.of(said), training), prices, spec, 5).of(said);
        assertThat(decisions.day(0)).isEqualTo(signal.day());
        return decisions.size() == 0 ? 0 : (int) decisions.weight(0);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
