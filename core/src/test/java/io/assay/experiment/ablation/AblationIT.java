package io.assay.experiment.ablation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.evaluate.Measure;
import io.assay.experiment.HeldOut;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Counter;
import io.assay.experiment.StudyMarket.Stopped;
import io.assay.feature.outside.Modalities;
import io.assay.label.Direction;
import io.assay.ledger.Peeks;
import io.assay.ledger.Trial;
import io.assay.market.Instrument;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.OutsideSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.builtin.LinearLearner;
import io.assay.report.AblationPage;
import io.assay.report.AblationReport;
import io.assay.report.AblationText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/**
 * On a market on which the ratio of puts to calls alone tells of returns, mood is worth something and season is not.
 */
class AblationIT {
    private static final SimulatedMarket MARKET = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(10)
            .withSessions(2500)
            .withInformationCoefficient(0)
            .withEvents(EventSpec.none())
            .withOutside(OutsideSpec.defaults().withPutCall(0.25))
            .withSeed(Seed.of(4)));
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final Modalities ASKED = Modalities.parse(List.of("sentiment", "seasonal"));

    @TempDir
    Path workspace;

    private static AblationSpec spec(Counter counter) {
        return new AblationSpec(
                counter.of(LinearLearner.logistic(500)), Direction.three(5), ASKED, 12, 500, Seed.of(1));
    }

    private Ablation ablation(Counter counter) {
        return new Ablation(spec(counter), StudyMarket.wiring(workspace, MARKET, 2), HeldOut.none());
    }

    @Test
    void what_tells_something_gains_for_sure_and_what_tells_nothing_does_not() {
        Counter counter = new Counter();
        AblationReport report = ablation(counter).run(STOCKS, Optional.empty());
        assertThat(report.rows().stream().map(AblationReport.Row::name))
                .containsExactly("bars alone", "with sentiment", "with seasonal", "with all");
        assertThat(report.rows().stream().map(AblationReport.Row::columns)).containsExactly(0, 12, 16, 28);
        AblationReport.Row mood = report.rows().get(1);
        AblationReport.Row season = report.rows().get(2);
        assertThat(mood.by(Measure.DIRECTION).isSure()).as("%s", mood.gains()).isTrue();
        assertThat(season.by(Measure.DIRECTION).isSure())
                .as("%s", season.gains())
                .isFalse();
        boolean loses = season.by(Measure.DIRECTION).isLoss();
        assertThat(report.sentence())
                .startsWith("Sure to gain in direction over bars alone: with sentiment")
                .matches(said -> loses == said.contains("Sure to lose: with seasonal"));
        // One trial each variant, and each variant the same rows: the difference is that of the figures.
        assertThat(report.trials()).isEqualTo(4);
        for (AblationReport.Row row : report.rows().subList(1, 4)) {
            double own = row.evaluation().figure(Measure.DIRECTION.title()).value();
            double bars = report.rows()
                    .get(0)
                    .evaluation()
                    .figure(Measure.DIRECTION.title())
                    .value();
            assertThat(row.by(Measure.DIRECTION).estimate()).isCloseTo(own - bars, within(1e-9));
        }
        assertThat(AblationText.of(report)).contains("with sentiment", "The market is simulated", "LEAK SUSPECTED");
        assertThat(AblationPage.of(report)).contains("Gain over bars alone", "<svg");
        // Nothing is fitted twice, and no trial counts twice.
        Counter again = new Counter();
        AblationReport repeated = ablation(again).run(STOCKS, Optional.empty());
        assertThat(again.fits()).isZero();
        assertThat(Json.line(repeated.rows())).isEqualTo(Json.line(report.rows()));
        assertThat(repeated.trials()).isEqualTo(4);
    }

    @Test
    void an_ablation_that_was_stopped_goes_on_where_it_was() {
        Counter first = new Counter(7);
        assertThatThrownBy(() -> ablation(first).run(STOCKS, Optional.empty())).isInstanceOf(Stopped.class);
        Counter second = new Counter();
        ablation(second).run(STOCKS, Optional.empty());
        Counter whole = new Counter();
        new Ablation(spec(whole), StudyMarket.wiring(workspace.resolve("other"), MARKET, 2), HeldOut.none())
                .run(STOCKS, Optional.empty());
        assertThat(second.fits()).isEqualTo(whole.fits() - 7);
    }

    @Test
    void held_out_days_stay_closed_until_a_look_is_counted() {
        int[] days = MARKET.bars(STOCKS.get(0)).days();
        HeldOut heldOut = new HeldOut(days[2200]);
        AblationSpec late = spec(new Counter()).withFrom(days[1400]);
        Ablation ablation = new Ablation(late, StudyMarket.wiring(workspace, MARKET, 2), heldOut);
        AblationReport closed = ablation.run(STOCKS, Optional.empty());
        assertThat(closed.span().lastDay()).isLessThan(days[2200]);
        assertThat(closed.heldOut()).contains("none of them is judged");
        Peeks peeks = Peeks.of(workspace.resolve("peeks.jsonl"), StudyMarket.CLOCK);
        AblationReport opened = ablation.run(STOCKS, Optional.of(peeks));
        assertThat(opened.span().lastDay()).isGreaterThan(days[2400]);
        assertThat(opened.heldOut()).contains("look number 1");
        assertThat(AblationText.of(opened)).contains("look number 1");
        assertThat(AblationPage.of(opened)).contains("look number 1");
        assertThat(StudyMarket.wiring(workspace, MARKET, 2).ledger().entries().stream()
                        .map(entry -> entry.trial().kind()))
                .startsWith(Trial.Kind.TRIAL)
                .endsWith(Trial.Kind.PEEK);
    }
}
