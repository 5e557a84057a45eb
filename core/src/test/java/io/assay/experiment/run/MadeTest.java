package io.assay.experiment.run;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.assay.base.Json;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.builtin.BuiltinEngine;
import io.assay.train.EveryNth;
import io.assay.train.uncertainty.DeepEnsemble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class MadeTest {
    private static final Engines ENGINES = Engines.find(List.of(new BuiltinEngine()));
    private static final Learner PLAIN = ENGINES.learner("logistic-regression", Map.of("l2", 10.0));

    static Stream<Learner> learners() {
        DeepEnsemble several = new DeepEnsemble(PLAIN, 3);
        return Stream.of(PLAIN, several, new EveryNth(PLAIN, 5), new EveryNth(several, 5));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void a_learner_is_made_again_of_what_was_written_down(Learner learner) {
        RunRecipe.Made made = RunRecipe.Made.of(learner);
        RunRecipe.Made read = Json.parse(Json.pretty(made), RunRecipe.Made.class, "a recipe");
        Learner again = read.learner(ENGINES);
        assertThat(again.getClass()).isEqualTo(learner.getClass());
        assertThat(again.name()).isEqualTo(learner.name());
        assertThat(again.parameters()).isEqualTo(learner.parameters());
        assertThat(RunRecipe.Made.of(again)).isEqualTo(made);
    }
}
