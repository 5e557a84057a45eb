package io.assay.experiment.trade;

import java.nio.file.Path;
import java.util.List;

import io.assay.base.Seed;
import io.assay.experiment.HeldOut;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.experiment.study.Candidate;
import io.assay.experiment.study.Refits;
import io.assay.experiment.study.Study;
import io.assay.experiment.study.StudySpec;
import io.assay.label.Direction;
import io.assay.market.BarSeries;
import io.assay.market.Delisting;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.model.builtin.LinearLearner;
import io.assay.signal.SignalRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Today's signals where one of the stocks was delisted three sessions ago. */
class DelistedSignalsTest {
    private static final SimulatedMarket MARKET = StudyMarket.of(3, 0);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final Instrument GONE = STOCKS.get(2);
    private static final int BACK = 3;

    @TempDir
    Path workspace;

    private static BarSeries ended(BarSeries bars) {
        int n = bars.size() - BACK;
        return bars.instrument().equals(GONE)
                ? bars.rows(0, n).withDelisting(new Delisting(bars.days()[n - 1], -0.5))
                : bars;
    }

    private List<SignalsToday.Answer> signals(MarketData data) {
        return new SignalsToday(StudyMarket.wiring(workspace, data, 1), SignalRule.STANDARD, Direction.three(5))
                .of(STOCKS);
    }

    @Test
    void a_pooled_model_that_learnt_from_a_delisting_speaks_once_it_is_known_and_nobody_buys_what_is_gone() {
        MarketData data = new Altered(MARKET, DelistedSignalsTest::ended, "delisted");
        StudySpec spec = StudySpec.standard(
                        List.of(Candidate.of("linear", Candidate.Scope.POOLED, LinearLearner.logistic(5000))),
                        Seed.of(1))
                .withLabel(Direction.three(5))
                .withRefits(new Refits.EveryYears(2, 250));
        new Study(spec, StudyMarket.wiring(workspace, data, 1), HeldOut.none()).run(STOCKS);
        String model = StudyMarket.wiring(workspace, data, 1)
                .models()
                .current()
                .get(STOCKS.get(0).toString());
        List<SignalsToday.Answer> today = signals(data);
        assertThat(today.get(0).signal().orElseThrow().modelId()).isEqualTo(model);
        assertThat(today.get(2).signal()).isEmpty();
        assertThat(today.get(2).reason()).startsWith("its listing ended on ");

        int[] days = MARKET.bars(STOCKS.get(0)).days();
        assertThat(signals(data.until(days[days.length - 2]))
                        .get(0)
                        .signal()
                        .orElseThrow()
                        .modelId())
                .as("its last labels were known on the last day alone")
                .isEqualTo("rules");
    }
}
