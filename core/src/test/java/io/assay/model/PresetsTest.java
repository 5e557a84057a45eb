package io.assay.model;

import java.util.List;

import io.assay.base.UsageException;
import io.assay.dataset.Target;
import io.assay.model.builtin.BuiltinEngine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PresetsTest {
    private static final Target CLASSES = new Target("direction3_5d", List.of("DOWN", "FLAT", "UP"));

    @Test
    void each_preset_has_a_name_of_its_own_and_a_sentence_that_names_a_requirement() {
        assertThat(Presets.all()).extracting(Presets.Preset::name).doesNotHaveDuplicates();
        for (Presets.Preset preset : Presets.all()) {
            assertThat(preset.why()).as(preset.name()).matches("(?s).*R\\d+.*\\.");
        }
    }

    @Test
    void the_presets_of_the_request_are_as_it_states_them() {
        assertThat(Presets.of("request-forest").parameters().toString())
                .isEqualTo("{depth=10, min_leaf=10, trees=500}");
        assertThat(Presets.of("request-boosting").parameters())
                .containsEntry("trees", 1000)
                .containsEntry("depth", 6)
                .containsEntry("learning_rate", .01)
                .containsEntry("subsample", .8)
                .containsEntry("colsample", .8);
        assertThat(Presets.of("forest").parameters()).isEmpty();
        assertThat(Presets.of("boosting").parameters()).isEmpty();
    }

    @Test
    void linear_presets_suit_one_kind_of_target_and_trees_both() {
        assertThat(Presets.suiting(CLASSES))
                .extracting(Presets.Preset::name)
                .contains("forest", "boosting", "logistic-regression")
                .doesNotContain("ridge");
        assertThat(Presets.suiting(Target.number("return_5d")))
                .extracting(Presets.Preset::name)
                .contains("forest", "boosting", "ridge")
                .doesNotContain("logistic-regression");
    }

    @Test
    void a_preset_makes_its_learner_through_the_engines_at_hand() {
        Engines engines = Engines.of(List.of(new BuiltinEngine()));
        Learner ridge = Presets.of("ridge").learner(engines);
        assertThat(ridge.name()).isEqualTo("linear-regression");
        assertThat(ridge.parameters()).containsEntry("l2", 1000.0);
        assertThatThrownBy(() -> Presets.of("forest").learner(engines))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("io.assay:assay-xgboost");
    }

    @Test
    void an_unknown_preset_is_an_error_that_proposes_the_nearest() {
        assertThatThrownBy(() -> Presets.of("forst"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean 'forest'?");
    }
}
