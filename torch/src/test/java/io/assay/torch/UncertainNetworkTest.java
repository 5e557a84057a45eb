package io.assay.torch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureRows;
import io.assay.model.Engine;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.MonteCarlo;
import io.assay.model.Predictions;
import io.assay.model.Spread;
import io.assay.model.ensemble.EnsembleModel;
import io.assay.train.uncertainty.Coverage;
import io.assay.train.uncertainty.DeepEnsemble;
import io.assay.train.uncertainty.Intervals;
import io.assay.train.uncertainty.Uncertainty;
import io.assay.train.uncertainty.Unlearnt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class UncertainNetworkTest {
    private static final Engine ENGINE = new TorchEngine();
    private static final double NOISE = 0.02;
    private static final Map<String, Object> MLP = Map.of(
            "hidden1",
            16,
            "hidden2",
            0,
            "hidden3",
            0,
            "epochs",
            15,
            "learning_rate",
            0.01,
            "batch_size",
            64,
            "dropout",
            0.2);

    static String[] kinds() {
        return NetworkLearnerTest.kinds();
    }

    private static Map<String, Object> dropping(String kind) {
        Map<String, Object> small = new TreeMap<>(NetworkLearnerTest.small(kind));
        if (!kind.equals("multimodal")) {
            small.put("dropout", 0.3);
        }
        return small;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void draws_depend_on_the_seed_and_not_on_threads_or_other_rows(String kind) {
        Dataset rows = Market.of(3, 60, 4, 0.5, Seed.of(2)).classes();
        Learner learner = ENGINE.learner(kind, dropping(kind));
        MonteCarlo model = (MonteCarlo) learner.fit(rows.examples(), Seed.of(5));
        MonteCarlo onTwo = (MonteCarlo) learner.onThreads(2).fit(rows.examples(), Seed.of(5));
        List<Predictions> draws = model.draws(rows.features(), 4, Seed.of(1));
        assertThat(draws).hasSize(4);
        List<Predictions> again = onTwo.draws(rows.features(), 2, Seed.of(1));
        assertThat(again.get(0).values()).isEqualTo(draws.get(0).values());
        assertThat(again.get(1).values()).isEqualTo(draws.get(1).values());
        assertThat(draws.get(1).values()).isNotEqualTo(draws.get(0).values());
        assertThat(model.draws(rows.features(), 1, Seed.of(2)).get(0).values())
                .isNotEqualTo(draws.get(0).values());
        FeatureRows alone = rows.select(new int[] {100}).features();
        assertThat(model.draws(alone, 2, Seed.of(1)).get(1).values())
                .isEqualTo(draws.get(1).select(new int[] {100}).values());
        Spread spread = model.spread(rows.features(), 4, Seed.of(1));
        assertThat(spread.of(100)).isPositive();
        assertThat(spread.parts()).isEqualTo(4);
    }

    @Test
    void a_network_without_dropout_says_so() {
        Dataset rows = Market.of(3, 60, 4, 0.5, Seed.of(2)).classes();
        Map<String, Object> sure = new TreeMap<>(NetworkLearnerTest.small("gru"));
        sure.put("dropout", 0);
        MonteCarlo model = (MonteCarlo) ENGINE.learner("gru", sure).fit(rows.examples(), Seed.of(5));
        assertThatThrownBy(() -> model.draws(rows.features(), 2, Seed.of(1)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("gru was trained without dropout")
                .hasMessageContaining("Fix:");
    }

    /** A return that one column moves, and normal noise of which everything is known. */
    private static Dataset known(int days, Seed seed) {
        Dataset drawn = Market.of(4, days, 2, 0, seed).numbers();
        RandomGenerator random = seed.child("noise").random();
        double[] target = drawn.rows().target();
        for (int row = 0; row < target.length; row++) {
            target[row] = 0.01 * drawn.features().get(row, 0) + NOISE * random.nextGaussian();
        }
        return Dataset.of(drawn.features(), Target.number("return"), drawn.instruments(), drawn.rows());
    }

    @Test
    void intervals_of_an_ensemble_of_networks_hold_what_they_state() {
        Dataset rows = known(900, Seed.of(3));
        Dataset train = Market.days(rows, 0, 400);
        Dataset later = Market.days(rows, 402, 900);
        DeepEnsemble learner = new DeepEnsemble(ENGINE.learner("mlp", MLP), 3);
        EnsembleModel model = (EnsembleModel) learner.fit(train.examples(), Seed.of(5));
        Dataset held = train.select(Unlearnt.of(learner, train.examples()));
        assertThat(held.size()).isBetween(300, 320);
        Intervals intervals =
                Intervals.learn(model.spread(held.features()), held.rows().target());
        Spread said = model.spread(later.features());
        Uncertainty found = Uncertainty.ofNumber("deep ensemble", later, said, intervals);
        assertThat(found.noise().orElseThrow()).isCloseTo(NOISE, within(0.002));
        assertThat(found.spread()).isBetween(0.0001, 0.005);
        for (Coverage.Level level : found.coverage().orElseThrow().levels()) {
            // The noise is learnt of 320 rows, 4 % off at one standard error: 2 % of coverage at the most.
            assertThat(level.covered()).as("%s", level).isCloseTo(level.stated(), within(3 * level.error() + 0.02));
        }
        Engines engines = Engines.find(List.of(ENGINE));
        Engine engine = engines.made(model);
        EnsembleModel again = (EnsembleModel)
                engine.read(engine.write(model), new Engine.Header(model.learner(), model.target(), model.features()));
        assertThat(again.spread(later.features()).deviation()).isEqualTo(said.deviation());
    }

    @Test
    void intervals_of_dropout_hold_what_they_state() {
        Dataset rows = known(900, Seed.of(4));
        Dataset train = Market.days(rows, 0, 400);
        Dataset later = Market.days(rows, 402, 900);
        Learner learner = ENGINE.learner("mlp", MLP);
        MonteCarlo model = (MonteCarlo) learner.fit(train.examples(), Seed.of(5));
        Dataset held = train.select(Unlearnt.of(learner, train.examples()));
        Intervals intervals = Intervals.learn(
                model.spread(held.features(), 20, Seed.of(6)), held.rows().target());
        Spread said = model.spread(later.features(), 20, Seed.of(6));
        Uncertainty found = Uncertainty.ofNumber("dropout", later, said, intervals);
        assertThat(found.parts()).isEqualTo(20);
        for (Coverage.Level level : found.coverage().orElseThrow().levels()) {
            assertThat(level.covered()).as("%s", level).isCloseTo(level.stated(), within(3 * level.error() + 0.02));
        }
    }

    @Test
    void what_a_network_holds_back_is_not_learnt_from() {
        Dataset rows = Market.of(3, 100, 4, 0.5, Seed.of(2)).classes();
        Learner learner = ENGINE.learner("gru", NetworkLearnerTest.small("gru"));
        // 20 of 100 days are held back; labels of days 78 and 79 are known on days 80 and 81.
        int[] learnt = learner.learntFrom(rows.examples());
        assertThat(learnt).isEqualTo(IntStream.range(0, 3 * 78).toArray());
        assertThat(Unlearnt.of(learner, rows.examples()))
                .isEqualTo(IntStream.range(3 * 80, 300).toArray());
        Map<String, Object> all = new TreeMap<>(NetworkLearnerTest.small("gru"));
        all.put("validation", 0);
        assertThat(ENGINE.learner("gru", all).learntFrom(rows.examples())).hasSize(300);
    }
}
