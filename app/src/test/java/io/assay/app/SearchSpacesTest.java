package io.assay.app;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.assay.model.Engines;
import io.assay.train.tune.Dimension;
import io.assay.train.tune.SearchSpace;
import io.assay.train.tune.SearchSpaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is varied of a learner is what the learner has, and it takes every kind of value that a search may try. */
class SearchSpacesTest {
    private static final Engines ENGINES = Engines.find(List.of());

    static Stream<SearchSpaces.Entry> all() {
        return SearchSpaces.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_dimension_is_a_parameter_of_its_learner_and_of_its_kind(SearchSpaces.Entry entry) {
        Map<String, Object> standard =
                ENGINES.learner(entry.learner(), Map.of()).parameters();
        for (SearchSpace space : List.of(entry.space(), entry.grid())) {
            for (Dimension dimension : space.dimensions()) {
                assertThat(standard).containsKey(dimension.name());
                Object low = dimension.at(0);
                assertThat(low).as(dimension.name()).hasSameClassAs(standard.get(dimension.name()));
            }
            for (Map<String, Object> values : space.probes()) {
                assertThat(ENGINES.learner(entry.learner(), values).parameters())
                        .containsAllEntriesOf(values);
            }
        }
    }

    @Test
    void the_networks_and_trees_of_the_request_are_on_the_list() {
        assertThat(all().map(SearchSpaces.Entry::learner))
                .contains("lstm", "gru", "multimodal", "transformer", "mlp", "random-forest", "gradient-boosting");
    }
}
