package io.assay.torch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Seed;
import io.assay.dataset.DatasetSpec;
import io.assay.feature.FeatureGroup;
import io.assay.feature.MarketFeature;
import io.assay.feature.catalogue.Features;
import io.assay.feature.market.KnownSeries;
import io.assay.feature.market.Together;
import io.assay.label.Direction;
import io.assay.market.simulate.AlphaSpec;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.OutsideSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.Engine;
import io.assay.model.Learner;
import io.assay.torch.Hunt.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a volatility index and a monthly figure tell of returns, the multi-modal network that reads both finds it on
 * days that it has not seen; without them, or where they tell nothing, it does not.
 */
class OutsideSeriesIT {
    private static final Engine ENGINE = new TorchEngine();
    private static final int BARS = 5;
    private static final double STRENGTH = 0.2;

    /** Closes within their range, which know neither of volatility nor of gaps, where the planted returns are. */
    private static final DatasetSpec BODIES = DatasetSpec.of(
                    Features.technical().select("bodies", List.of("bop_14")), Direction.three(1))
            .withSequence(BARS);

    @TempDir
    Path scratch;

    private static SimulatedMarket market(double strength) {
        return SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(4)
                .withSessions(6_000)
                .withEvents(EventSpec.none())
                .withAlpha(AlphaSpec.of(0, 1, 0))
                .withOutside(OutsideSpec.defaults().withVix(strength).withMacro(strength)));
    }

    private static DatasetSpec withSeries(SimulatedMarket market) {
        MarketFeature both = Together.of(List.of(
                KnownSeries.of(market.series().get(0), FeatureGroup.SENTIMENT, 10),
                KnownSeries.of(market.series().get(1), FeatureGroup.MACRO, 60)));
        return BODIES.withMarket(both);
    }

    private static Learner network() {
        Map<String, Object> training =
                Map.of("sequence", BARS, "epochs", 10, "patience", 4, "batch_size", 128, "learning_rate", 0.003);
        Map<String, Object> sizes =
                Map.of("technical_hidden", 8, "sentiment_hidden", 8, "macro_hidden", 8, "dense1", 16, "dense2", 8);
        Map<String, Object> all = new TreeMap<>(training);
        all.putAll(sizes);
        all.putAll(Map.of("dropout1", 0, "dropout2", 0));
        return ENGINE.learner("multimodal", all).onThreads(2);
    }

    private Found found(SimulatedMarket market, DatasetSpec spec) {
        try (Hunt hunt = Hunt.in(market, spec, scratch)) {
            return hunt.found(network(), Seed.of(5));
        }
    }

    @Test
    void the_multi_modal_network_finds_what_outside_series_tell() {
        SimulatedMarket market = market(STRENGTH);
        Found with = found(market, withSeries(market));
        Found without = found(market, BODIES);
        assertThat(with.low()).as("%s", with).isGreaterThan(0.08);
        assertThat(without.holdsNothing()).as("%s", without).isTrue();
    }

    @Test
    void series_that_tell_nothing_are_found_to_tell_nothing() {
        SimulatedMarket market = market(0);
        Found found = found(market, withSeries(market));
        assertThat(found.holdsNothing()).as("%s", found).isTrue();
    }
}
