package io.assay.experiment.quality;

import java.nio.file.Path;
import java.util.List;

import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.experiment.Contender;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Counter;
import io.assay.experiment.StudyMarket.Stopped;
import io.assay.ledger.Trial;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.builtin.LinearLearner;
import io.assay.quality.CollectionSpec;
import io.assay.quality.QualityScores.Outcome;
import io.assay.quality.QualityScores.Row;
import io.assay.quality.StrategyOutcomes;
import io.assay.report.QualityPage;
import io.assay.report.QualityReport;
import io.assay.report.QualityText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where strong closes are faded, strategies that fade them have an edge; where nothing is planted, nobody has. */
class QualityTrialIT {
    private static final SimulatedMarket FADED = market(0.3, 5);
    private static final SimulatedMarket NOISE = market(0, 100);

    @TempDir
    Path workspace;

    private static SimulatedMarket market(double coefficient, long seed) {
        return SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(16)
                .withSessions(2500)
                .withInformationCoefficient(coefficient)
                .withEvents(EventSpec.none())
                .withSeed(Seed.of(seed)));
    }

    private QualityReport run(SimulatedMarket market, Counter counter, Path folder) {
        int first = market.listings().get(0).firstDay();
        int last = market.listings().get(0).lastDay();
        QualitySpec spec = new QualitySpec(
                CollectionSpec.standard(first, last),
                List.of(
                        new Contender("linear", counter.of(LinearLearner.logistic(500))),
                        new Contender("shrunken", counter.of(LinearLearner.logistic(5000)))),
                false,
                1,
                300,
                Seed.of(1));
        return new QualityTrial(spec, StudyMarket.wiring(folder, market, 2)).run(StudyMarket.stocks(market));
    }

    private static Row named(QualityReport report, String name) {
        return report.scores().rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_strategy_with_an_edge_is_found_and_quality_tells_its_signals_from_others() {
        QualityReport report = run(FADED, new Counter(), workspace);
        List<StrategyOutcomes.Row> outcomes = report.collection().outcomes().rows();
        for (StrategyOutcomes.Row row : outcomes) {
            if (List.of("rsi", "bollinger", "mean-reversion").contains(row.strategy())) {
                assertThat(row.lift().isSure()).as("%s", row).isTrue();
            }
            if (row.strategy().equals("breakout")) {
                assertThat(row.lift().interval().upper()).as("%s", row).isNegative();
            }
        }
        Row ensemble = named(report, QualityTrial.ENSEMBLE);
        assertThat(ensemble.outcome()).isIn(Outcome.TELLS, Outcome.SKILL);
        assertThat(ensemble.auc().interval().lower()).isGreaterThan(0.5);
        assertThat(ensemble.lift().isSure()).isTrue();
        assertThat(ensemble.excess().isSure()).isTrue();
        assertThat(report.sentence()).contains("ensemble");
        assertThat(QualityText.of(report)).contains("The market is simulated", "strategy's rate", "ensemble");
        assertThat(QualityPage.of(report)).contains("<svg", "Weights of the ensemble");
        // Twenty sides of strategies, two candidates and their mean, as it is and calibrated.
        assertThat(report.trials()).isEqualTo(24);
        assertThat(report.weights().get(0).note()).isNotEmpty();
        assertThat(report.weights())
                .allSatisfy(w -> assertThat(w.weights().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        .isBetween(0.999, 1.001));
    }

    @Test
    void on_noise_the_area_holds_one_half_and_nobody_tells_anything() {
        QualityReport report = run(NOISE, new Counter(), workspace);
        for (String name : List.of("linear", "shrunken", QualityTrial.ENSEMBLE)) {
            Row row = named(report, name);
            assertThat(row.outcome()).isEqualTo(Outcome.NOT_ESTABLISHED);
            assertThat(row.auc().interval().lower()).isLessThan(0.5);
            assertThat(row.auc().interval().upper()).isGreaterThan(0.5);
        }
        assertThat(report.sentence()).isEqualTo("No model tells which signals will succeed, for sure.");
    }

    @Test
    void who_is_stopped_goes_on_and_says_the_same() {
        assertThatThrownBy(() -> run(FADED, new Counter(3), workspace)).isInstanceOf(Stopped.class);
        Counter second = new Counter();
        QualityReport resumed = run(FADED, second, workspace);
        Counter whole = new Counter();
        QualityReport once = run(FADED, whole, workspace.resolve("other"));
        assertThat(second.fits()).isEqualTo(whole.fits() - 3);
        assertThat(Json.line(resumed.scores())).isEqualTo(Json.line(once.scores()));
        assertThat(StudyMarket.wiring(workspace, FADED, 1).ledger().entries().stream()
                        .map(entry -> entry.trial().kind()))
                .containsOnly(Trial.Kind.TRIAL);
    }
}
