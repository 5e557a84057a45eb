package io.assay.xgboost;

import java.util.List;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.model.Engine;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.model.Presets;
import io.assay.model.builtin.LinearLearner;
import io.assay.model.ensemble.EnsembleModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PresetLearnersTest {
    private static final Seed SEED = Seed.of(1);
    private static final Engines ENGINES = Engines.find(List.of());

    /** Those whose learners the engines of this module make. */
    private static List<Presets.Preset> atHand(List<Presets.Preset> presets) {
        return presets.stream()
                .filter(preset -> ENGINES.learners().contains(preset.learner()))
                .toList();
    }

    @Test
    void every_preset_makes_a_learner_with_its_parameters() {
        for (Presets.Preset preset : atHand(Presets.all())) {
            Learner learner = preset.learner(ENGINES);

            assertThat(learner.name()).isEqualTo(preset.learner());
            assertThat(learner.parameters().keySet())
                    .containsAll(preset.parameters().keySet());
            // Whatever form a value was given in, the same learner results from what the learner shows.
            Map<String, Object> shown = learner.parameters();
            assertThat(ENGINES.learner(preset.learner(), shown).parameters()).isEqualTo(shown);
            for (Map.Entry<String, Object> asked : preset.parameters().entrySet()) {
                assertThat(shown)
                        .hasEntrySatisfying(
                                asked.getKey(),
                                value -> assertThat(number(value)).isEqualTo(number(asked.getValue())));
            }
        }
    }

    @Test
    void every_preset_fits_the_targets_that_it_suits() {
        for (Target target : List.of(TestRows.THREE, TestRows.TWO, TestRows.NUMBER)) {
            Dataset train = TestRows.learnable(400, 3, target, 2);
            assertThat(atHand(Presets.suiting(target))).hasSizeGreaterThan(5);
            for (Presets.Preset preset : atHand(Presets.suiting(target))) {
                Model model = preset.learner(ENGINES).fit(train.examples(), SEED);
                Predictions said = model.predict(train.features());

                assertThat(model.target()).isEqualTo(target);
                assertThat(said.speaks(0)).as(preset.name()).isTrue();
            }
        }
    }

    @Test
    void an_ensemble_of_trees_and_a_linear_model_is_read_back_with_the_same_bits() {
        for (Target target : List.of(TestRows.THREE, TestRows.NUMBER)) {
            Dataset train = TestRows.learnable(300, 4, target, 2);
            LinearLearner linear = target.isClasses() ? LinearLearner.logistic(1) : LinearLearner.regression(1);
            EnsembleModel model = EnsembleModel.of(List.of(
                    member("random-forest", train, .5),
                    member("gradient-boosting", train, .3),
                    new EnsembleModel.Member(linear.fit(train.examples(), SEED), .2)));
            Engine engine = ENGINES.made(model);
            byte[] written = engine.write(model);
            Model read = engine.read(written, new Engine.Header(model.learner(), target, model.features()));

            assertThat(read.predict(train.features()).values())
                    .isEqualTo(model.predict(train.features()).values());
            assertThat(engine.write(read)).isEqualTo(written);
        }
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static EnsembleModel.Member member(String learner, Dataset train, double weight) {
        return new EnsembleModel.Member(
                ENGINES.learner(learner, Map.of("trees", 10)).fit(train.examples(), SEED), weight);
    }
}
