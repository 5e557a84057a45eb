package io.assay.xgboost;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.model.Engine;
import io.assay.model.Engines;
import io.assay.model.Model;
import io.assay.registry.CodeVersion;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeptModelTest {
    @TempDir
    Path workspace;

    @Test
    void the_engine_is_found_on_the_class_path() {
        assertThat(Engines.find(List.of()).learner("random-forest", Map.of()).parameters())
                .containsEntry("trees", 300)
                .containsEntry("depth", 6)
                .containsEntry("min_leaf", 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void a_kept_model_predicts_the_same_bits(String learner) {
        Engines engines = Engines.find(List.of());
        Dataset train = TestRows.learnable(300, 4, TestRows.THREE, 2);
        Model model = engines.learner(learner, Map.of("trees", 10)).fit(train.examples(), Seed.of(1));
        ModelStore store = ModelStore.at(workspace, engines);
        Engine engine = engines.made(model);
        String id = store.save(card(model, engine), model, engine);
        assertThat(store.verify(id)).isEmpty();
        assertThat(store.load(id).model().predict(train.features()).values())
                .isEqualTo(model.predict(train.features()).values());
        Model again = engines.learner(learner, Map.of("trees", 10)).fit(train.examples(), Seed.of(1));
        assertThat(store.save(card(again, engine), again, engine)).isEqualTo(id);
    }

    private static ModelCard card(Model model, Engine engine) {
        ModelCard.Span span = new ModelCard.Span("2010-01-04", "2014-12-31");
        return new ModelCard(
                "",
                List.of("US:TEST"),
                new ModelCard.Recipe(
                        model.learner(),
                        Map.of("trees", 10),
                        model.features(),
                        Optional.empty(),
                        model.target().name(),
                        model.target().classes(),
                        "5bec",
                        1,
                        1,
                        ""),
                Map.of("F1", new ModelCard.Estimate(0.5, 0.4, 0.6)),
                "Made up.",
                Map.of(),
                Map.of(),
                new ModelCard.Spans(span, span),
                new ModelCard.Provenance(
                        "da7a", "d5e7", "RAW", true, engine.name(), engine.version(), CodeVersion.current()),
                "2015-06-30T12:00:00Z",
                List.of(),
                Optional.empty());
    }
}
