package io.assay.torch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Seed;
import io.assay.dataset.DatasetSpec;
import io.assay.feature.catalogue.Features;
import io.assay.label.Direction;
import io.assay.label.DirectionCuts;
import io.assay.market.simulate.AlphaSpec;
import io.assay.market.simulate.AlphaSpec.Pattern;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.Engine;
import io.assay.model.builtin.LinearLearner;
import io.assay.torch.Hunt.Found;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * On a simulated market in which only two bars together tell anything, every kind of network finds it on days that it
 * has not seen, a linear model of all features of the last day does not, and where nothing is planted nobody finds
 * anything.
 */
class PlantedSequenceIT {
    private static final Engine ENGINE = new TorchEngine();
    private static final int BARS = 4;
    private static final double STRENGTH = 0.5;
    private static final Direction LABEL = Direction.three(1).withCuts(DirectionCuts.scaled(0.1, 1, 20));

    /** The body of a bar is the quotient of the two. */
    private static final List<String> COLUMNS = List.of("co_ratio", "hl_ratio");

    @TempDir
    static Path scratch;

    private static Hunt planted;
    private static Hunt noise;

    private static SimulatedMarket market(double coefficient) {
        return SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(8)
                .withSessions(1_800)
                .withAlpha(new AlphaSpec(Pattern.ORDER_OF_BARS, coefficient, 1, 0)));
    }

    private static Hunt windows(double coefficient) {
        DatasetSpec spec = DatasetSpec.of(Features.technical().select("body", COLUMNS), LABEL)
                .withSequence(BARS);
        return Hunt.in(market(coefficient), spec, scratch);
    }

    @BeforeAll
    static void build() {
        planted = windows(STRENGTH);
        noise = windows(0);
    }

    @AfterAll
    static void close() {
        planted.close();
        noise.close();
    }

    static String[] kinds() {
        return ENGINE.learners().toArray(String[]::new);
    }

    private static Map<String, Object> small(String kind) {
        Map<String, Object> small = new TreeMap<>(Map.of(
                "sequence", BARS, "epochs", 14, "patience", 4, "plateau", 0, "batch_size", 64, "learning_rate", 0.005));
        switch (kind) {
            case "mlp" -> small.putAll(Map.of("hidden1", 32, "hidden2", 16, "hidden3", 0));
            case "lstm", "gru" -> small.putAll(Map.of("hidden", 24, "layers", 1, "dropout", 0));
            case "lstm-attention" -> small.putAll(Map.of("hidden", 16, "layers", 1, "heads", 2, "dropout", 0));
            case "transformer" ->
                small.putAll(Map.of("width", 16, "heads", 2, "key", 8, "feed_forward", 32, "dropout", 0));
            case "lstm-transformer" ->
                small.putAll(Map.of("hidden", 16, "blocks", 1, "heads", 2, "key", 8, "feed_forward", 32, "dropout", 0));
            default ->
                small.putAll(Map.of("technical_hidden", 48, "dense1", 32, "dense2", 16, "dropout1", 0, "dropout2", 0));
        }
        return small;
    }

    private static Found found(Hunt hunt, String kind) {
        return hunt.found(ENGINE.learner(kind, small(kind)).onThreads(2), Seed.of(5));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_kind_of_network_finds_the_order_of_bars(String kind) {
        Found oracle = planted.oracle();
        Found found = found(planted, kind);
        assertThat(oracle.correlation()).isBetween(0.45, 0.55);
        assertThat(found.low()).as("%s of the oracle's %s", found, oracle).isGreaterThan(0.6 * oracle.correlation());
        assertThat(found.correlation()).isLessThan(oracle.high());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void no_kind_of_network_finds_anything_where_nothing_is_planted(String kind) {
        Found found = found(noise, kind);
        assertThat(found.holdsNothing()).as("%s", found).isTrue();
        assertThat(noise.oracle().holdsNothing()).isTrue();
    }

    @Test
    void a_linear_model_of_all_features_of_the_last_day_does_not_find_it() {
        DatasetSpec all = DatasetSpec.of(Features.pooled(), LABEL);
        try (Hunt hunt = Hunt.in(market(STRENGTH), all, scratch)) {
            Found oracle = hunt.oracle();
            Found found = hunt.found(LinearLearner.logistic(1), Seed.of(5));
            assertThat(oracle.low()).isGreaterThan(0.4);
            assertThat(found.high()).as("%s of the oracle's %s", found, oracle).isLessThan(0.3 * oracle.correlation());
        }
    }
}
