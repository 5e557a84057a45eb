package io.assay.torch;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.assay.dataset.Target;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.Presets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What users may ask for: kinds of networks with their defaults, and the sets of the request. */
class KindTest {
    private static final Engines ENGINES = Engines.of(List.of(new TorchEngine()));

    private static List<Presets.Preset> presets() {
        return Presets.all().stream()
                .filter(preset -> ENGINES.learners().contains(preset.learner()))
                .toList();
    }

    @Test
    void every_preset_of_a_network_is_made_as_it_says_and_again_from_what_it_shows() {
        assertThat(presets()).hasSizeGreaterThan(10);
        for (Presets.Preset preset : presets()) {
            Learner learner = preset.learner(ENGINES);
            Map<String, Object> shown = learner.parameters();
            preset.parameters()
                    .forEach((name, value) -> assertThat(
                                    Objects.requireNonNull(shown.get(name)).toString())
                            .as(preset.name() + " " + name)
                            .isEqualTo(value.toString()));
            assertThat(ENGINES.learner(preset.learner(), shown).parameters()).isEqualTo(shown);
        }
    }

    @Test
    void every_kind_has_a_preset() {
        assertThat(presets()).extracting(Presets.Preset::learner).containsAll(ENGINES.learners());
    }

    @Test
    void the_presets_of_the_request_are_as_it_states_them() {
        assertThat(shown("request-lstm"))
                .containsEntry("hidden", 128)
                .containsEntry("layers", 2)
                .containsEntry("dropout", .2)
                .containsEntry("batch_size", 32)
                .containsEntry("learning_rate", .001)
                .containsEntry("epochs", 50)
                .containsEntry("patience", 10);
        assertThat(shown("request-lstm-wide"))
                .containsEntry("hidden", 256)
                .containsEntry("layers", 3)
                .containsEntry("dropout", .3)
                .containsEntry("batch_size", 64)
                .containsEntry("learning_rate", .0001)
                .containsEntry("epochs", 100)
                .containsEntry("patience", 15);
        assertThat(shown("multimodal"))
                .containsEntry("technical_hidden", 64)
                .containsEntry("sentiment_hidden", 32)
                .containsEntry("macro_hidden", 32)
                .containsEntry("dense1", 128)
                .containsEntry("dropout1", .3)
                .containsEntry("dense2", 64)
                .containsEntry("dropout2", .2)
                .containsEntry("sequence", 60);
        assertThat(shown("transformer"))
                .containsEntry("heads", 8)
                .containsEntry("key", 64)
                .containsEntry("feed_forward", 256);
        assertThat(shown("request-regime-lstm"))
                .containsEntry("hidden", 50)
                .containsEntry("dense", 25)
                .containsEntry("batch_size", 32);
        assertThat(shown("request-regularised-lstm"))
                .containsEntry("batch_norm", "yes")
                .containsEntry("scaling", "per-stock")
                .containsEntry("validation", .15);
    }

    private static Map<String, Object> shown(String preset) {
        return Presets.of(preset).learner(ENGINES).parameters();
    }

    @Test
    void a_brief_learner_keeps_everything_but_its_size_and_its_length() {
        for (Presets.Preset preset : presets()) {
            Learner learner = preset.learner(ENGINES);
            Map<String, Object> brief = learner.briefly().parameters();
            assertThat(brief).containsEntry("epochs", 2);
            List<String> sizes = Kind.of(preset.learner()).sizes();
            assertThat(sizes).isNotEmpty();
            learner.parameters().forEach((name, value) -> {
                if (sizes.contains(name)) {
                    assertThat((int) Objects.requireNonNull(brief.get(name)))
                            .as(name)
                            .isLessThanOrEqualTo(16);
                } else if (!name.equals("epochs")) {
                    assertThat(brief.get(name)).as(name).isEqualTo(value);
                }
            });
        }
    }

    @Test
    void heads_need_classes() {
        assertThat(Presets.of("multimodal").suits(Target.number("return_5d"))).isFalse();
    }
}
