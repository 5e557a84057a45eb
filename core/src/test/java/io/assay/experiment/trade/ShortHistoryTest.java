package io.assay.experiment.trade;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.WalkForward;
import io.assay.experiment.HeldOut;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.experiment.study.Candidate;
import io.assay.experiment.study.Refits;
import io.assay.experiment.study.Study;
import io.assay.experiment.study.StudySpec;
import io.assay.feature.FeatureInfo;
import io.assay.feature.catalogue.Features;
import io.assay.label.Direction;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.builtin.LastDayLearner;
import io.assay.model.builtin.LinearLearner;
import io.assay.registry.ModelCard;
import io.assay.signal.SignalRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Signals of a model whose stock has as many bars as its features need, and one fewer. */
class ShortHistoryTest {
    private static final SimulatedMarket MARKET = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(1)
            .withSessions(1000)
            .withInformationCoefficient(0.3)
            .withSeed(Seed.of(7)));
    private static final Instrument STOCK = StudyMarket.stocks(MARKET).get(0);

    /** The audit lets no stock with fewer bars pass; models' slowest feature needs more. */
    private static final FeatureInfo SLOWEST = Features.settledWithin(300).columns().stream()
            .max(Comparator.comparingInt(FeatureInfo::settle))
            .orElseThrow();

    @TempDir
    Path workspace;

    private SignalsToday.Answer signal(int bars) {
        MarketData data = new Altered(MARKET, b -> b.rows(b.size() - bars, b.size()), "short");
        return new SignalsToday(StudyMarket.wiring(workspace, data, 1), SignalRule.STANDARD, Direction.three(5))
                .of(List.of(STOCK))
                .get(0);
    }

    private String trained() {
        PerStockSpec spec = PerStockSpec.standard(LastDayLearner.of(List.of(SLOWEST.name()), 1), Seed.of(1))
                .withWalkForward(WalkForward.expanding(250, 250));
        new TrainMissing(spec, StudyMarket.wiring(workspace, MARKET, 1)).run(List.of(STOCK));
        return Objects.requireNonNull(
                StudyMarket.wiring(workspace, MARKET, 1).models().current().get(STOCK.toString()));
    }

    @Test
    void one_bar_too_few_gives_a_reason_instead_of_a_signal_by_the_rules() {
        String model = trained();
        int needed = SLOWEST.settle() + 1;
        SignalsToday.Answer enough = signal(needed);
        assertThat(enough.reason()).isEmpty();
        assertThat(enough.signal().orElseThrow().modelId()).isEqualTo(model);

        SignalsToday.Answer few = signal(needed - 1);
        assertThat(few.signal()).isEmpty();
        assertThat(few.reason())
                .startsWith("model " + model + " needs " + needed + " bars without a hole, since ")
                .contains("there are " + (needed - 1) + ", from ");
    }

    /** A return over 60 sessions compares the last bar with the sixtieth before it. */
    @Test
    void bars_before_a_hole_do_not_count() {
        DatasetSpec spec =
                DatasetSpec.of(Features.technical().select("model", List.of("roc_60", "ret_1")), Direction.three(5));
        BarSeries bars = MARKET.bars(STOCK);
        assertThat(NeededBars.of(spec)).isEqualTo(new NeededBars(61, "roc_60"));
        NeededBars.refuseFewer("m", spec, bars.withHoles(new int[] {bars.size() - 61}));

        int start = bars.size() - 60;
        assertThatThrownBy(() -> NeededBars.refuseFewer("m", spec, bars.withHoles(new int[] {start})))
                .isInstanceOf(DataException.class)
                .hasMessage("model m needs 61 bars without a hole, since roc_60 has not settled before; there are 60,"
                        + " from " + Days.text(bars.days()[start]) + " on");
    }

    /** The slowest column of the market reads 252 bars before the last; after a hole it reads none before the hole. */
    @Test
    void a_model_that_reads_a_universe_says_which_stock_has_too_few_bars_since_a_hole_and_serves_the_others() {
        SimulatedMarket market = StudyMarket.of(3, 0.2);
        List<Instrument> stocks = StudyMarket.stocks(market);
        StudySpec spec = StudySpec.standard(
                        List.of(Candidate.of("linear", Candidate.Scope.POOLED, LinearLearner.logistic(5000))),
                        Seed.of(1))
                .withLabel(Direction.three(5))
                .withRefits(new Refits.EveryYears(2, 250));
        new Study(spec, StudyMarket.wiring(workspace, market, 2), HeldOut.none()).run(stocks);
        ModelCard card =
                StudyMarket.wiring(workspace, market, 2).models().list().cards().get(0);
        int needed = NeededBars.of(card).bars();
        assertThat(needed).isBetween(253, 301);

        for (int since : new int[] {needed - 1, needed}) {
            MarketData torn = new Altered(
                    market,
                    b -> b.instrument().equals(stocks.get(1)) ? b.withHoles(new int[] {b.size() - since}) : b,
                    "torn " + since);
            List<SignalsToday.Answer> answers = new SignalsToday(
                            StudyMarket.wiring(workspace, torn, 1), SignalRule.STANDARD, Direction.three(5))
                    .of(stocks);
            assertThat(answers.get(0).signal().orElseThrow().modelId()).isEqualTo(card.id());
            if (since == needed) {
                assertThat(answers.get(1).signal().orElseThrow().modelId()).isEqualTo(card.id());
            } else {
                assertThat(answers.get(1).signal()).isEmpty();
                assertThat(answers.get(1).reason())
                        .startsWith("model " + card.id() + " needs " + needed + " bars without a hole, since ")
                        .contains("; there are " + since + ", from ");
            }
        }
    }
}
