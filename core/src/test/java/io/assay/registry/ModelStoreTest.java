package io.assay.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.assay.base.DataException;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.base.Parallel;
import io.assay.base.UsageException;
import io.assay.model.Engine;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.MeanEngine;
import io.assay.model.Model;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.assay.registry.TestCards.CAUSE;
import static io.assay.registry.TestCards.ENGINE;
import static io.assay.registry.TestCards.ENGINES;
import static io.assay.registry.TestCards.card;
import static io.assay.registry.TestCards.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelStoreTest {
    @TempDir
    Path workspace;

    private ModelStore store;

    @BeforeEach
    void open() {
        store = ModelStore.at(workspace, ENGINES);
    }

    private String saved() {
        return store.save(card("US:AAPL"), model(0.5), ENGINE);
    }

    private Path file(String id, String name) {
        return workspace.resolve("models").resolve(id).resolve(name);
    }

    @Test
    void a_model_is_found_by_how_its_name_alone_begins() {
        String one = saved();
        assertThat(store.find(one)).isEqualTo(one);
        assertThat(store.find("US-AA")).isEqualTo(one);
        String other = store.save(card("US:AAP"), model(0.5), ENGINE);
        assertThatThrownBy(() -> store.find("US-AA"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("2 models")
                .hasMessageContaining(one)
                .hasMessageContaining(other);
        for (String nobody : List.of("US-B", "", " ", "..", one + "0")) {
            assertThatThrownBy(() -> store.find(nobody))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("there is no model '" + nobody + "'");
        }
    }

    @Test
    void a_model_comes_back_with_its_card() {
        String id = saved();
        assertThat(id).matches("US-AAPL-mean-[0-9a-f]{8}");
        ModelStore.Kept kept = store.load(id);
        assertThat(kept.card()).isEqualTo(card("US:AAPL").withId(id));
        assertThat(ENGINE.write(kept.model())).isEqualTo(ENGINE.write(model(0.5)));
        assertThat(store.show(id)).isEqualTo(kept.card());
        assertThat(store.verify(id)).isEmpty();
    }

    @Test
    void keeping_the_same_again_at_another_moment_changes_nothing() throws IOException {
        String id = saved();
        byte[] before = Files.readAllBytes(file(id, "card.json"));
        assertThat(store.save(card("US:AAPL", "2016-01-01T00:00:00Z"), model(0.5), ENGINE))
                .isEqualTo(id);
        assertThat(store.save(store.show(id), model(0.5), ENGINE)).isEqualTo(id);
        assertThat(Files.readAllBytes(file(id, "card.json"))).isEqualTo(before);
        assertThat(store.list().cards()).hasSize(1);
    }

    @Test
    void another_model_or_another_card_has_another_name() {
        String id = saved();
        String other = store.save(card("US:AAPL"), model(0.25), ENGINE);
        String third = store.save(card("US:BRK-B"), model(0.5), ENGINE);
        assertThat(other).isNotEqualTo(id).startsWith("US-AAPL-mean-");
        assertThat(third).startsWith("US-BRK-B-mean-");
        assertThat(store.list().cards().stream().map(ModelCard::id)).containsExactlyInAnyOrder(id, other, third);
    }

    @Test
    void symbols_that_are_no_folder_names_are_kept_too() {
        for (String symbol : List.of("US:^GSPC", "NSE:M&M", "X:../../etc", "X:..", "US:a/b", "KE:Ünï")) {
            String id = store.save(card(symbol), model(1), ENGINE);
            assertThat(id).matches("[A-Za-z0-9][A-Za-z0-9-]*");
            assertThat(store.show(id).instruments()).containsExactly(symbol);
        }
        assertThat(workspace.resolve("models").resolve("..").resolve("..").normalize())
                .isNotEmptyDirectory();
        assertThat(store.list().cards()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.bin", "card.json"})
    void a_changed_file_is_refused_by_name(String name) throws IOException {
        String id = saved();
        byte[] bytes = Files.readAllBytes(file(id, name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(id, name), bytes);
        assertBroken(id, name, "checksum differs");
    }

    @Test
    void a_changed_file_with_a_changed_checksum_is_refused_by_the_name_of_the_folder() throws IOException {
        String id = saved();
        byte[] bytes = Files.readAllBytes(file(id, "model.bin"));
        bytes[3] ^= 1;
        Files.write(file(id, "model.bin"), bytes);
        ModelFolder.Checksums sums = new ModelFolder.Checksums(Map.of(
                "card.json", Digest.of(Files.readAllBytes(file(id, "card.json"))), "model.bin", Digest.of(bytes)));
        Files.writeString(file(id, "checksums.json"), Json.pretty(sums));
        assertBroken(id, "card.json", "named after");
    }

    @Test
    void a_folder_under_another_name_is_refused() throws IOException {
        String id = saved();
        Files.move(workspace.resolve("models").resolve(id), workspace.resolve("models/US-AAPL-mean-00000000"));
        assertBroken("US-AAPL-mean-00000000", "card.json", "named after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"card.json", "model.bin", "checksums.json"})
    void a_missing_file_is_refused_by_name(String name) throws IOException {
        String id = saved();
        Files.delete(file(id, name));
        assertBroken(id, name, "is missing");
    }

    @Test
    void a_foreign_file_is_refused_by_name() throws IOException {
        String id = saved();
        Files.writeString(file(id, "notes.txt"), "mine");
        assertBroken(id, "notes.txt", "does not belong");
    }

    @Test
    void a_link_in_the_place_of_a_file_is_refused() throws IOException {
        String id = saved();
        Path elsewhere = workspace.resolve("elsewhere");
        Files.move(file(id, "model.bin"), elsewhere);
        Files.createSymbolicLink(file(id, "model.bin"), elsewhere);
        assertBroken(id, "model.bin", "does not belong");
    }

    @Test
    void checksums_that_are_no_checksums_are_refused() throws IOException {
        String id = saved();
        Files.writeString(file(id, "checksums.json"), "{\"sha256\":{}}");
        assertBroken(id, "checksums.json", "must hold");
        Files.writeString(file(id, "checksums.json"), "nonsense");
        assertBroken(id, "checksums.json", "JSON");
    }

    private void assertBroken(String id, String file, String words) {
        assertThatThrownBy(() -> store.load(id))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(words);
        assertThatThrownBy(() -> store.show(id)).isInstanceOf(DataException.class);
        assertThat(store.verify(id)).hasSize(1).first().asString().contains(file, words);
        String good = store.save(card("US:MSFT"), model(0.5), ENGINE);
        assertThat(store.list().cards().stream().map(ModelCard::id)).containsExactly(good);
        assertThat(store.list().problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../x",
                "a/../b",
                "/etc",
                "a\\b",
                "a..b",
                ".saving-1",
                "a\u0000b",
                "C:x",
                "a.",
                "x\n"
            })
    void a_name_that_could_lead_elsewhere_is_refused(String id) {
        saved();
        assertThatThrownBy(() -> store.load(id))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("letters");
        assertThatThrownBy(() -> store.verify(id)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> store.promote(Map.of("US:AAPL", id), CAUSE)).isInstanceOf(UsageException.class);
    }

    @Test
    void a_model_that_is_not_there_is_refused_with_the_nearest() {
        String id = saved();
        assertThatThrownBy(() -> store.load(id + "0"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean '" + id + "'?");
    }

    @Test
    void a_save_that_fails_half_way_leaves_nothing_to_be_seen() throws IOException {
        Model model = model(0.5);
        Engine failing = new FailingEngine();
        assertThatThrownBy(() -> store.save(card("US:AAPL"), model, failing)).isInstanceOf(UncheckedIOException.class);
        Files.createDirectories(workspace.resolve("models/.saving-123"));
        Files.writeString(workspace.resolve("models/.saving-123/model.bin"), "half");
        assertThat(store.list()).isEqualTo(new ModelStore.Listing(List.of(), List.of()));
        String id = saved();
        try (Stream<Path> files = Files.list(workspace.resolve("models"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(".saving-123", id);
        }
    }

    @Test
    void a_save_that_cannot_take_its_place_fails_and_cleans_up() throws IOException {
        String id = ModelStore.at(workspace.resolve("other"), ENGINES).save(card("US:AAPL"), model(0.5), ENGINE);
        Path models = Files.createDirectories(workspace.resolve("models"));
        Files.writeString(models.resolve(id), "in the way");
        assertThatThrownBy(this::saved).isInstanceOf(UncheckedIOException.class).hasMessageContaining(id);
        try (Stream<Path> files = Files.list(models)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(id);
        }
        assertThat(store.list().cards()).isEmpty();
    }

    @Test
    void a_card_about_another_model_is_refused() {
        Engine.Header other = new Engine.Header("mean", MeanEngine.TARGET, List.of("other"));
        Model model = ENGINE.read(new byte[8], other);
        assertThatThrownBy(() -> store.save(card("US:AAPL"), model, ENGINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("features");
        assertThatThrownBy(() -> store.save(card("US:AAPL"), model(1), new MeanEngine("else", "mean")))
                .hasMessageContaining("engine");
    }

    @Test
    void a_model_whose_engine_is_absent_can_be_shown_but_not_loaded() {
        String id = saved();
        ModelStore without = ModelStore.at(workspace, Engines.of(List.of()));
        assertThat(without.show(id).id()).isEqualTo(id);
        assertThatThrownBy(() -> without.load(id))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'mean'");
    }

    @Test
    void the_current_model_of_an_instrument_is_found_and_replaced() {
        assertThat(store.current("US:AAPL")).isEmpty();
        String first = saved();
        String second = store.save(card("US:AAPL"), model(0.75), ENGINE);
        String other = store.save(card("US:MSFT"), model(0.5), ENGINE);
        store.promote(Map.of("US:AAPL", first, "US:MSFT", other), CAUSE);
        store.promote(Map.of("US:AAPL", second), CAUSE);
        assertThat(ModelStore.at(workspace, ENGINES).current()).isEqualTo(Map.of("US:AAPL", second, "US:MSFT", other));
        assertThat(store.current("US:AAPL")).contains(second);
        assertThatThrownBy(() -> store.promote(Map.of("US:AAPL", "none"), CAUSE))
                .isInstanceOf(UsageException.class);
        assertThat(store.current("US:AAPL")).contains(second);
    }

    @Test
    void many_threads_may_keep_models_at_once() {
        List<Integer> all = IntStream.range(0, 40).boxed().toList();
        List<String> ids = new Parallel(8).map(all, i -> {
            String id = store.save(card("US:S" + i % 10), model(1), ENGINE);
            store.promote(Map.of("US:S" + i % 10, id), CAUSE);
            return id;
        });
        assertThat(ids.stream().distinct()).hasSize(10);
        assertThat(store.list().cards()).hasSize(10);
        assertThat(store.list().problems()).isEmpty();
        assertThat(store.current()).hasSize(10);
    }

    /** An engine whose disk is full. */
    private static final class FailingEngine implements Engine {
        @Override
        public String name() {
            return "mean";
        }

        @Override
        public String version() {
            return "1.0";
        }

        @Override
        public List<String> learners() {
            return List.of();
        }

        @Override
        public Learner learner(String name, Map<String, Object> parameters) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public boolean made(Model model) {
            return true;
        }

        @Override
        public byte[] write(Model model) {
            throw new UncheckedIOException(new IOException("No space left on device"));
        }

        @Override
        public Model read(byte[] fitted, Header header) {
            throw new UnsupportedOperationException(header.learner());
        }
    }
}
