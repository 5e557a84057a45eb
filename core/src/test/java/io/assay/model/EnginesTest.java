package io.assay.model;

import java.util.List;
import java.util.Map;

import io.assay.base.UsageException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnginesTest {
    private static final Engine MEAN = new MeanEngine("mean", "mean");

    @Test
    void a_learner_is_found_by_its_name_in_the_engine_that_offers_it() {
        Engines engines = Engines.of(List.of(new MeanEngine("other", "median"), MEAN));
        assertThat(engines.learners()).containsExactly("median", "mean");
        assertThat(engines.learner("mean", Map.of()).name()).isEqualTo("mean");
        assertThat(engines.engineOf("median").name()).isEqualTo("other");
        assertThat(engines.engine("mean")).isSameAs(MEAN);
    }

    @Test
    void an_absent_engine_is_an_error_that_names_the_artefact_to_add() {
        Engines engines = Engines.of(List.of(MEAN));
        assertThatThrownBy(() -> engines.learner("random-forest", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("the learner 'random-forest' is not on the class path."
                        + " Fix: add the artefact io.assay:assay-xgboost");
        assertThatThrownBy(() -> engines.engine("xgboost")).hasMessageContaining("io.assay:assay-xgboost");
    }

    @Test
    void an_unknown_learner_is_an_error_that_proposes_the_nearest() {
        assertThatThrownBy(() -> Engines.of(List.of(MEAN)).learner("maen", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no learner 'maen'; did you mean 'mean'? There are: mean");
    }

    @Test
    void two_engines_may_not_share_a_name_or_a_learner() {
        assertThatThrownBy(() -> Engines.of(List.of(MEAN, new MeanEngine("mean", "other"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Engines.of(List.of(MEAN, new MeanEngine("other", "mean"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mean");
    }

    @Test
    void engines_given_are_there_even_where_no_module_offers_any() {
        assertThat(Engines.find(List.of(MEAN)).learners()).contains("mean");
    }

    @Test
    void the_engine_that_made_a_model_is_found() {
        Model model = MEAN.read(new byte[8], new Engine.Header("mean", MeanEngine.TARGET, List.of("x")));
        assertThat(Engines.of(List.of(MEAN)).made(model)).isSameAs(MEAN);
        assertThatThrownBy(() -> Engines.of(List.of()).made(model)).isInstanceOf(IllegalArgumentException.class);
    }
}
