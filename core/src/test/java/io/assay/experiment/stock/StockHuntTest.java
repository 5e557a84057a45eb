package io.assay.experiment.stock;

import java.nio.file.Path;
import java.util.List;

import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.dataset.WalkForward;
import io.assay.evaluate.LeakHunt;
import io.assay.evaluate.LeakHunt.Conclusion;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.RunFolder;
import io.assay.market.Instrument;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.builtin.LinearLearner;
import io.assay.report.RunReport;
import io.assay.report.RunText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A simulated market with far more planted than any real one offers. */
class StockHuntTest {
    private static final SimulatedMarket MARKET = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(4)
            .withSessions(1600)
            .withInformationCoefficient(0.4)
            .withSeed(Seed.of(5)));
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);

    private static RunReport run(Wiring wiring) {
        PerStockSpec spec = PerStockSpec.standard(LinearLearner.logistic(10), Seed.of(2))
                .withWalkForward(WalkForward.expanding(504, 252));
        return new TrainMissing(spec, wiring).run(STOCKS);
    }

    @Test
    void a_planted_pattern_starts_a_search_and_is_not_called_a_leak(@TempDir Path one, @TempDir Path two) {
        Wiring wiring = StudyMarket.wiring(one, MARKET, 1);
        RunReport report = run(wiring);
        assertThat(report.leakSuspected()).isTrue();
        LeakHunt hunt = report.hunt().orElseThrow();
        assertThat(hunt.conclusion()).isNotEqualTo(Conclusion.LEAK_FOUND);
        assertThat(RunText.of(report, 5)).contains("search for a leak", "columns one by one", hunt.scope());
        String warning = "Search for a leak in run " + report.runId() + ": " + hunt.sentence();
        report.stocks()
                .forEach(s -> assertThat(wiring.models().show(s.modelId()).warnings())
                        .first()
                        .isEqualTo(warning));

        RunReport threads = run(StudyMarket.wiring(two, MARKET, 2));
        assertThat(threads.digest()).isEqualTo(report.digest());
        assertThat(Json.line(threads.hunt())).isEqualTo(Json.line(report.hunt()));
        assertThat(Json.line(RunFolder.at(wiring.run(report.runId())).report())).isEqualTo(Json.line(report));
        assertThat(Json.line(run(wiring))).isEqualTo(Json.line(report));
    }
}
