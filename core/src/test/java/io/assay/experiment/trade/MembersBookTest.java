package io.assay.experiment.trade;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.assay.backtest.BacktestResult;
import io.assay.base.Seed;
import io.assay.dataset.WalkForward;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.replay.Replay;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.label.Direction;
import io.assay.market.Instrument;
import io.assay.market.Universe;
import io.assay.market.Universe.Member;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.model.builtin.LastDayLearner;
import io.assay.signal.SignalRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A run within spells of membership: its books, its signals and its repetition know them too. */
class MembersBookTest {
    private static final SimulatedMarket MARKET = StudyMarket.of(3, 0.2);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final int[] DAYS = MARKET.bars(STOCKS.get(0)).days();
    private static final Universe SPELLS = new Universe(
            "index",
            List.of(
                    new Member(STOCKS.get(0), Integer.MIN_VALUE, Integer.MAX_VALUE),
                    new Member(STOCKS.get(1), Integer.MIN_VALUE, Integer.MAX_VALUE),
                    new Member(STOCKS.get(2), Integer.MIN_VALUE, DAYS[1500])),
            false);

    @TempDir
    Path workspace;

    private RunFolder trained() {
        PerStockSpec spec = PerStockSpec.standard(LastDayLearner.of(List.of("obv_20_rel", "rsi_14"), 1), Seed.of(3))
                .withWalkForward(WalkForward.expanding(400, 300));
        new TrainMissing(spec, StudyMarket.wiring(workspace, MARKET.within(SPELLS), 2)).run(STOCKS);
        return RunFolder.find(workspace, Optional.empty());
    }

    @Test
    void nobody_decides_on_a_stock_after_it_has_left_and_a_replay_is_identical() {
        RunFolder run = trained();
        assertThat(run.members()).map(Universe::hash).contains(SPELLS.hash());
        BacktestResult book = new Books(StudyMarket.wiring(workspace, MARKET, 1), BookSpec.standard())
                .of(run, Optional.empty(), Beside.nothing())
                .model();
        assertThat(book.days()).isNotEmpty();
        run.judged(Optional.empty()).forEach(content -> {
            var rows = content.predicted().rows();
            for (int row = 0; row < rows.size(); row++) {
                Instrument whose = rows.instruments().get(rows.rows().instrument()[row]);
                assertThat(SPELLS.contains(whose, rows.rows().decisionDay()[row]))
                        .isTrue();
            }
        });
        Replay.Outcome again =
                Replay.of(run, StudyMarket.wiring(workspace, MARKET, 1)).run(0, false);
        assertThat(again.differences()).isEmpty();
    }

    @Test
    void no_signal_is_given_for_a_stock_that_does_not_belong_on_the_day() {
        trained();
        SignalsToday today =
                new SignalsToday(StudyMarket.wiring(workspace, MARKET, 1), SignalRule.STANDARD, Direction.three(5));
        List<SignalsToday.Answer> answers = today.of(STOCKS);
        assertThat(answers.get(2).signal()).isEmpty();
        assertThat(answers.get(2).reason()).contains("did not belong to the universe 'index' on ");
        assertThat(answers.get(0).reason()).doesNotContain("did not belong");
    }
}
