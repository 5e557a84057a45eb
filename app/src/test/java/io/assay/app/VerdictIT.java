package io.assay.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.experiment.Wiring;
import io.assay.experiment.stock.MarketTrial;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.Engines;
import io.assay.proof.ProofGate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Some markets of {@code benchmarks/verdicts.sh}, which runs 100 of each kind: smaller, and on other seeds. */
class VerdictIT {
    private static final int MARKETS = 4;

    @TempDir
    Path folder;

    private List<MarketTrial> trials(String kind, double coefficient) {
        Engines engines = Engines.find(List.of());
        ProofGate gate = ProofGate.required();
        return Parallel.ofMachine().map(IntStream.range(0, MARKETS).boxed().toList(), i -> {
            Seed seed = Seed.of(4).child(kind).child(i);
            SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                    .withSymbols(16)
                    .withSessions(9 * SimulationSpec.YEAR)
                    .withInformationCoefficient(coefficient)
                    .withSeed(seed.child("market")));
            PerStockSpec spec =
                    PerStockSpec.standard(engines.learner("random-forest", Map.of("trees", 30)), seed.child("model"));
            return MarketTrial.run(
                    market,
                    spec,
                    new Wiring(
                            folder.resolve(kind + i),
                            market,
                            engines,
                            new Parallel(1),
                            Progress.NONE,
                            Clock.systemUTC(),
                            gate));
        });
    }

    @Test
    void nothing_is_found_where_nothing_was_planted() {
        assertThat(trials("nothing", 0)).noneMatch(MarketTrial::isSkilled);
    }

    @Test
    void what_was_planted_is_found_and_lies_in_the_interval_of_the_oracle() {
        List<MarketTrial> planted = trials("planted", 0.4);
        assertThat(planted).filteredOn(MarketTrial::isCovered).hasSizeGreaterThanOrEqualTo(MARKETS - 1);
        assertThat(planted).filteredOn(MarketTrial::isSkilled).hasSizeGreaterThanOrEqualTo(MARKETS - 1);
    }
}
