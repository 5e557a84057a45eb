package io.assay.torch;

import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.model.Engine;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.torch.net.Bfloat16;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NetworkLearnerTest {
    private static final Engine ENGINE = new TorchEngine();

    /** Every kind at a size that a test can afford. */
    static Map<String, Object> small(String kind) {
        Map<String, Object> small = new TreeMap<>(Map.of("sequence", 5, "epochs", 3, "batch_size", 32));
        switch (kind) {
            case "mlp" -> small.putAll(Map.of("hidden1", 8, "hidden2", 4, "hidden3", 0));
            case "lstm", "gru" -> small.putAll(Map.of("hidden", 8, "batch_norm", "yes", "stock_effects", 2));
            case "lstm-attention" -> small.putAll(Map.of("hidden", 8, "heads", 2, "scaling", "per-stock"));
            case "transformer" -> small.putAll(Map.of("width", 8, "heads", 2, "key", 4, "feed_forward", 8));
            case "lstm-transformer" -> small.putAll(Map.of("hidden", 8, "heads", 2, "key", 4, "feed_forward", 8));
            default -> small.putAll(Map.of("technical_hidden", 8, "dense1", 8, "dense2", 8));
        }
        return small;
    }

    static String[] kinds() {
        return ENGINE.learners().toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_same_seed_gives_the_same_bits_at_any_number_of_threads(String kind) {
        Dataset rows = Market.of(3, 80, 4, 0.5, Seed.of(1)).classes();
        Learner learner = ENGINE.learner(kind, small(kind));
        Model one = learner.fit(rows.examples(), Seed.of(5));
        Model two = learner.onThreads(2).fit(rows.examples(), Seed.of(5));
        Model four = learner.onThreads(4).fit(rows.examples(), Seed.of(5));
        assertThat(ENGINE.write(two)).isEqualTo(ENGINE.write(one));
        assertThat(ENGINE.write(four)).isEqualTo(ENGINE.write(one));
        Model other = learner.fit(rows.examples(), Seed.of(6));
        assertThat(ENGINE.write(other)).isNotEqualTo(ENGINE.write(one));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void mixed_precision_gives_nearly_the_same_weights_and_the_same_bits_at_any_number_of_threads(String kind) {
        Dataset rows = Market.of(3, 80, 4, 0.5, Seed.of(1)).classes();
        Map<String, Object> small = small(kind);
        float[] single = weights(ENGINE.learner(kind, small).fit(rows.examples(), Seed.of(5)));
        small.put("precision", "mixed");
        Learner learner = ENGINE.learner(kind, small);
        float[] one = weights(learner.fit(rows.examples(), Seed.of(5)));
        assertThat(weights(learner.onThreads(2).fit(rows.examples(), Seed.of(5))))
                .isEqualTo(one);
        assertThat(one).isNotEqualTo(single).isNotEqualTo(Bfloat16.rounded(one));
        double off = 0;
        double size = 0;
        for (int i = 0; i < one.length; i++) {
            off += (one[i] - single[i]) * (one[i] - single[i]);
            size += single[i] * single[i];
        }
        assertThat(Math.sqrt(off / size)).isLessThan(0.1);
    }

    private static float[] weights(Model model) {
        return ((NetworkModel) model).weights().network();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_is_said_of_a_row_does_not_depend_on_the_rows_asked_with_it(String kind) {
        Dataset rows = Market.of(3, 80, 4, 0.5, Seed.of(2)).classes();
        Model model = ENGINE.learner(kind, small(kind)).fit(rows.examples(), Seed.of(5));
        Predictions all = model.predict(rows.features());
        for (int row : new int[] {0, 1, 7, 100, 239}) {
            Predictions alone = model.predict(rows.select(new int[] {row}).features());
            assertThat(alone.values()).isEqualTo(all.select(new int[] {row}).values());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_model_is_read_as_it_was_written(String kind) {
        Dataset rows = Market.of(3, 80, 4, 0.5, Seed.of(3)).classes();
        Model model = ENGINE.learner(kind, small(kind)).fit(rows.examples(), Seed.of(5));
        Model again =
                ENGINE.read(ENGINE.write(model), new Engine.Header(model.learner(), model.target(), model.features()));
        assertThat(again.predict(rows.features()).values())
                .isEqualTo(model.predict(rows.features()).values());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void weights_of_16_bits_are_judged_as_they_are_kept(String kind) {
        Dataset rows = Market.of(3, 80, 4, 0.5, Seed.of(3)).classes();
        Map<String, Object> brief = small(kind);
        brief.put("weights", "bfloat16");
        Model model = ENGINE.learner(kind, brief).fit(rows.examples(), Seed.of(5));
        byte[] bytes = ENGINE.write(model);
        byte[] whole = ENGINE.write(ENGINE.learner(kind, small(kind)).fit(rows.examples(), Seed.of(5)));
        NetworkModel again =
                (NetworkModel) ENGINE.read(bytes, new Engine.Header(model.learner(), model.target(), model.features()));
        assertThat(again.predict(rows.features()).values())
                .isEqualTo(model.predict(rows.features()).values());
        float[] weights = weights(again);
        assertThat(weights).isEqualTo(Bfloat16.rounded(weights));
        // A few letters of the header differ too.
        assertThat(whole.length - bytes.length).isCloseTo(2 * weights.length, within(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm", "gru", "lstm-attention", "transformer", "lstm-transformer", "mlp"})
    void numbers_are_predicted_in_their_own_unit(String kind) {
        Dataset rows = Market.of(3, 80, 4, 0.5, Seed.of(4)).numbers();
        Model model = ENGINE.learner(kind, small(kind)).fit(rows.examples(), Seed.of(5));
        double[] said = model.predict(rows.features()).values();
        assertThat(said).hasSize(240);
        for (double number : said) {
            assertThat(Math.abs(number)).isLessThan(0.2);
        }
    }

    @Test
    void a_recurrent_network_finds_a_pattern_in_the_order_of_bars() {
        Dataset rows = Market.of(10, 600, 3, 0.9, Seed.of(7)).classes();
        Dataset early = Market.days(rows, 0, 500);
        Dataset late = Market.days(rows, 502, 600);
        Map<String, Object> sizes =
                Map.of("sequence", 5, "epochs", 30, "hidden", 32, "layers", 1, "learning_rate", 0.01, "dropout", 0);
        Model model = ENGINE.learner("lstm", sizes).fit(early.examples(), Seed.of(5));
        assertThat(accuracy(model, late)).isGreaterThan(0.75);
        Dataset noise = Market.of(10, 600, 3, 0, Seed.of(8)).classes();
        Model idle =
                ENGINE.learner("lstm", sizes).fit(Market.days(noise, 0, 500).examples(), Seed.of(5));
        assertThat(accuracy(idle, Market.days(noise, 502, 600))).isBetween(0.42, 0.58);
    }

    static double accuracy(Model model, Dataset rows) {
        Predictions said = model.predict(rows.features());
        int right = 0;
        for (int row = 0; row < rows.size(); row++) {
            right += said.classOf(row) == rows.rows().target()[row] ? 1 : 0;
        }
        return (double) right / rows.size();
    }
}
