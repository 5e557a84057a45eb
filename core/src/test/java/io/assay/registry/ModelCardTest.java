package io.assay.registry;

import java.util.List;
import java.util.Properties;

import io.assay.base.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelCardTest {
    private static final byte[] FITTED = {1, 2, 3};

    @Test
    void a_card_survives_json() {
        ModelCard card = TestCards.card("US:AAPL");
        ModelCard back = Json.parse(Json.pretty(card), ModelCard.class, "card.json");
        assertThat(back).isEqualTo(card);
        assertThat(back.contentHash(FITTED)).isEqualTo(card.contentHash(FITTED));
    }

    @Test
    void the_hash_of_the_content_ignores_name_and_moment_and_nothing_else() {
        ModelCard card = TestCards.card("US:AAPL");
        String hash = card.contentHash(FITTED);
        assertThat(card.withId("other").contentHash(FITTED)).isEqualTo(hash);
        assertThat(TestCards.card("US:AAPL", "2019-01-01T00:00:00Z").contentHash(FITTED))
                .isEqualTo(hash);
        assertThat(TestCards.card("US:MSFT").contentHash(FITTED)).isNotEqualTo(hash);
        assertThat(card.contentHash(new byte[] {1, 2, 4})).isNotEqualTo(hash);
    }

    @Test
    void a_score_outside_its_interval_or_undefined_is_refused() {
        assertThatThrownBy(() -> new ModelCard.Estimate(0.5, 0.6, 0.7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ModelCard.Estimate(Double.NaN, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ModelCard.Estimate(1, 0, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_span_that_ends_before_it_starts_is_refused() {
        assertThatThrownBy(() -> new ModelCard.Span("2015-01-02", "2015-01-01"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2015-01-02");
    }

    @Test
    void names_of_models_for_several_instruments_say_how_many() {
        ModelCard card = TestCards.card("US:AAPL");
        ModelCard many = new ModelCard(
                "",
                List.of("US:AAPL", "US:MSFT", "US:IBM"),
                card.recipe(),
                card.performance(),
                card.verdict(),
                card.nulls(),
                card.classes(),
                card.spans(),
                card.provenance(),
                card.created(),
                card.warnings(),
                card.proof());
        assertThat(ModelId.of(many, "0123456789abcdef", 8)).isEqualTo("US-AAPL-and-2-mean-01234567");
    }

    @Test
    void the_version_of_the_code_is_what_the_build_wrote_down() {
        assertThat(CodeVersion.current().version()).matches("\\d+\\.\\d+\\.\\d+.*");
        Properties properties = new Properties();
        assertThat(CodeVersion.of(properties)).isEqualTo(new CodeVersion("unknown", "unknown"));
        properties.setProperty("version", "1.2.3");
        properties.setProperty("commit", "${assay.commit}");
        assertThat(CodeVersion.of(properties)).isEqualTo(new CodeVersion("1.2.3", "unknown"));
    }
}
