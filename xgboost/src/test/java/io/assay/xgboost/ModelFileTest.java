package io.assay.xgboost;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.dataset.Target;
import io.assay.model.Engine;
import io.assay.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelFileTest {
    private static final XgboostEngine ENGINE = new XgboostEngine();
    private static final TestRows.Table FRESH = TestRows.noise(200, 4, 30);

    private static Model fitted(String learner, Target target) {
        return ENGINE.learner(learner, Map.of("trees", 10))
                .fit(TestRows.learnable(300, 4, target, 2).examples(), Seed.of(1));
    }

    private static Engine.Header header(Model model) {
        return new Engine.Header(model.learner(), model.target(), model.features());
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void a_model_read_back_predicts_the_same_bits_and_writes_the_same_bytes(String learner) {
        for (Target target : List.of(TestRows.NUMBER, TestRows.TWO, TestRows.THREE)) {
            Model model = fitted(learner, target);
            byte[] bytes = ENGINE.write(model);
            Model back = ENGINE.read(bytes, header(model));
            assertThat(back.predict(FRESH).values())
                    .isEqualTo(model.predict(FRESH).values());
            assertThat(back.target()).isEqualTo(target);
            assertThat(back.learner()).isEqualTo(learner);
            assertThat(back.features()).containsExactly("x0", "x1", "x2", "x3");
            assertThat(ENGINE.write(back)).isEqualTo(bytes);
        }
    }

    @Test
    void a_model_does_not_see_later_changes_of_the_bytes_it_was_read_from() {
        Model model = fitted("random-forest", TestRows.TWO);
        byte[] bytes = ENGINE.write(model);
        Model back = ENGINE.read(bytes, header(model));
        Arrays.fill(bytes, (byte) 0);
        ENGINE.write(back)[0] = 0;
        assertThat(ENGINE.write(back)).isEqualTo(ENGINE.write(model));
    }

    @Test
    void a_header_of_another_model_is_refused() {
        Model model = fitted("random-forest", TestRows.TWO);
        byte[] bytes = ENGINE.write(model);
        assertThatThrownBy(() -> ENGINE.read(
                        bytes, new Engine.Header("random-forest", TestRows.TWO, List.of("x1", "x0", "x2", "x3"))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("features");
        assertThatThrownBy(
                        () -> ENGINE.read(bytes, new Engine.Header("random-forest", TestRows.THREE, model.features())))
                .hasMessageContaining("target");
        assertThatThrownBy(() ->
                        ENGINE.read(bytes, new Engine.Header("gradient-boosting", TestRows.TWO, model.features())))
                .hasMessageContaining("learner");
    }

    @Test
    void bytes_that_are_no_model_are_refused() {
        Engine.Header header = header(fitted("random-forest", TestRows.TWO));
        for (byte[] bytes : List.of(
                new byte[0], new byte[] {'{'}, new byte[] {'{', '}'}, "{\"a\":1}".getBytes(StandardCharsets.UTF_8))) {
            assertThatThrownBy(() -> ENGINE.read(bytes, header)).isInstanceOf(DataException.class);
        }
    }

    @Test
    void a_damaged_file_is_refused_or_read_but_never_crashes_or_hangs() {
        Model model = fitted("random-forest", TestRows.THREE);
        byte[] bytes = ENGINE.write(model);
        RandomGenerator random = Seed.of(4).random();
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                ENGINE.read(damaged, header(model)).predict(FRESH);
            } catch (DataException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(300);
        for (int length = 0; length < bytes.length; length += 97) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ENGINE.read(cut, header(model))).isInstanceOf(DataException.class);
        }
    }

    @Test
    void the_engine_is_found_as_a_service_and_knows_its_version() {
        List<String> found = ServiceLoader.load(Engine.class).stream()
                .map(provider -> provider.get().name())
                .toList();
        assertThat(found).contains("xgboost");
        assertThat(ENGINE.version()).isEqualTo("grower 2, files of 3.0.4");
        assertThat(ENGINE.made(fitted("random-forest", TestRows.TWO))).isTrue();
    }
}
