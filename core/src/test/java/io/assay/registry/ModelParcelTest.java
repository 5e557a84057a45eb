package io.assay.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import io.assay.base.DataException;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.model.Engines;
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

class ModelParcelTest {
    private static final Map<String, String> PAGES = Map.of("card.html", "<p>card</p>", "card.md", "# card");

    @TempDir
    Path folder;

    private ModelStore here;
    private ModelStore there;
    private String id;
    private byte[] parcel;

    @BeforeEach
    void export() {
        here = ModelStore.at(folder.resolve("here"), ENGINES);
        there = ModelStore.at(folder.resolve("there"), ENGINES);
        id = here.save(card("US:AAPL"), model(0.5), ENGINE);
        here.warn(List.of(id), "A leak was found later.");
        parcel = here.parcel(id, PAGES);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("parcel.zip"), bytes);
    }

    private static Map<String, byte[]> opened(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    /** A zip as others pack it. */
    private static byte[] packed(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void sealed(Map<String, byte[]> files) {
        Map<String, String> sums = new TreeMap<>();
        files.forEach((name, bytes) -> sums.put(name, Digest.of(bytes)));
        sums.remove("manifest.json");
        files.put("manifest.json", Json.pretty(new ModelFolder.Checksums(sums)).getBytes(StandardCharsets.UTF_8));
    }

    private void refused(byte[] bytes, String words) throws IOException {
        Path file = file(bytes);
        assertThatThrownBy(() -> there.receive(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("parcel.zip")
                .hasMessageContaining(words);
        assertThat(there.list()).isEqualTo(new ModelStore.Listing(List.of(), List.of()));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("here", "parcel.zip");
        }
    }

    @Test
    void a_model_comes_to_another_store_as_a_candidate_with_what_became_known_of_it() throws IOException {
        here.promote(Map.of("US:AAPL", id), CAUSE);
        assertThat(there.receive(file(parcel))).isEqualTo(new ReceivedModel(id, true));
        assertThat(there.show(id)).isEqualTo(here.show(id));
        assertThat(there.show(id).warnings()).contains("A leak was found later.");
        assertThat(there.stage(id)).isEqualTo(ModelStage.CANDIDATE);
        assertThat(there.verify(id)).isEmpty();
        assertThat(there.parcel(id, PAGES)).isEqualTo(parcel);
    }

    @Test
    void the_same_model_is_the_same_bytes_and_holds_the_cards_for_people() throws IOException {
        assertThat(here.parcel(id, PAGES)).isEqualTo(parcel);
        assertThat(opened(parcel).keySet())
                .containsExactly(
                        "card.html",
                        "card.json",
                        "card.md",
                        "checksums.json",
                        "manifest.json",
                        "model.bin",
                        "warnings.json");
        assertThat(opened(parcel).get("card.md")).asString().isEqualTo("# card");
    }

    @Test
    void a_parcel_that_was_unpacked_and_packed_by_others_is_read() throws IOException {
        assertThat(there.receive(file(packed(opened(parcel)))).id()).isEqualTo(id);
    }

    @Test
    void a_model_that_is_here_already_is_not_overwritten() throws IOException {
        byte[] before =
                Files.readAllBytes(folder.resolve("here/models").resolve(id).resolve("card.json"));
        assertThat(here.receive(file(parcel))).isEqualTo(new ReceivedModel(id, false));
        assertThat(Files.readAllBytes(folder.resolve("here/models").resolve(id).resolve("card.json")))
                .isEqualTo(before);
        Files.write(folder.resolve("here/models").resolve(id).resolve("model.bin"), new byte[8]);
        Path file = file(parcel);
        assertThatThrownBy(() -> here.receive(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("model.bin");
    }

    @Test
    void every_changed_byte_is_refused_or_changes_nothing_of_what_is_kept() throws IOException {
        Map<String, byte[]> sound = opened(parcel);
        int kept = 0;
        for (int i = 0; i < parcel.length; i += 3) {
            byte[] changed = parcel.clone();
            changed[i] ^= 1;
            Path file = file(changed);
            try {
                there.receive(file);
                kept++;
                assertThat(opened(changed)).as("byte " + i).hasSameSizeAs(sound).containsOnlyKeys(sound.keySet());
            } catch (DataException e) {
                assertThat(e).hasMessageContaining("parcel.zip");
            }
        }
        // Dates of entries and the table at the end of a zip say nothing that is kept.
        assertThat(kept).isLessThan(parcel.length / 3 / 4);
        if (kept > 0) {
            assertThat(there.show(id)).isEqualTo(here.show(id));
            assertThat(there.verify(id)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"card.json", "model.bin", "checksums.json", "card.md", "card.html", "warnings.json"})
    void a_changed_file_is_refused(String name) throws IOException {
        Map<String, byte[]> files = opened(parcel);
        files.computeIfPresent(name, (n, bytes) -> {
            bytes[bytes.length / 2] ^= 1;
            return bytes;
        });
        refused(packed(files), "must have the checksum");
    }

    @Test
    void a_changed_model_with_all_checksums_made_anew_is_refused_by_its_name() throws IOException {
        Map<String, byte[]> files = opened(parcel);
        byte[] fitted = files.getOrDefault("model.bin", new byte[0]);
        fitted[3] ^= 1;
        byte[] card = files.getOrDefault("card.json", new byte[0]);
        files.put(
                "checksums.json",
                Json.pretty(new ModelFolder.Checksums(
                                Map.of("card.json", Digest.of(card), "model.bin", Digest.of(fitted))))
                        .getBytes(StandardCharsets.UTF_8));
        sealed(files);
        refused(packed(files), "named after");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../escape.txt",
                "/etc/passwd",
                "a/card.json",
                "..\\card.json",
                "notes.txt",
                "CARD.JSON",
                "models/",
                "card.json\u0000",
                "\u001b[31mred"
            })
    void a_file_that_leaves_the_folder_or_is_unknown_is_refused(String name) throws IOException {
        Map<String, byte[]> files = opened(parcel);
        files.put(name, new byte[] {1});
        if (name.endsWith("/")) {
            files.put(name, new byte[0]);
        }
        refused(packed(files), "alone");
        assertThat(folder.resolve("../escape.txt")).doesNotExist();
        assertThat(folder.resolve("escape.txt")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"card.json", "model.bin", "manifest.json", "card.md"})
    void a_missing_file_is_refused(String name) throws IOException {
        Map<String, byte[]> files = opened(parcel);
        files.remove(name);
        refused(packed(files), "must hold");
    }

    @Test
    void a_file_that_is_there_twice_is_refused() throws IOException {
        Map<String, byte[]> files = opened(parcel);
        // Of the same length, so that the name can be changed in place.
        files.put("card.mx", new byte[] {1});
        String text = new String(packed(files), StandardCharsets.ISO_8859_1).replace("card.mx", "card.md");
        refused(text.getBytes(StandardCharsets.ISO_8859_1), "once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"card.json", "model.bin", "warnings.json"})
    void a_file_that_unpacks_to_more_than_its_bound_is_refused_before_it_is_unpacked(String name) throws IOException {
        Map<String, byte[]> files = opened(parcel);
        files.put(name, new byte[40 << 20]);
        byte[] bomb = packed(files);
        assertThat(bomb.length).isLessThan(200_000);
        refused(bomb, "'" + name + "' must not unpack to more than");
    }

    @Test
    void what_is_no_zip_or_half_of_one_is_refused() throws IOException {
        refused("hello".getBytes(StandardCharsets.UTF_8), "must hold");
        refused(new byte[0], "must hold");
        for (int length : List.of(40, parcel.length / 3, parcel.length / 2)) {
            refused(Arrays.copyOf(parcel, length), "");
        }
    }

    @Test
    void a_card_whose_name_could_lead_out_of_the_store_is_refused() throws IOException {
        Map<String, byte[]> files = opened(parcel);
        String card = new String(files.getOrDefault("card.json", new byte[0]), StandardCharsets.UTF_8);
        files.put("card.json", card.replace(id, "../../" + id).getBytes(StandardCharsets.UTF_8));
        sealed(files);
        refused(packed(files), "name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u001b[2J", "\\u009B", "\u009b", "\\u0007"})
    void characters_that_steer_a_terminal_are_refused(String sign) throws IOException {
        for (String name : List.of("warnings.json", "card.json")) {
            Map<String, byte[]> files = opened(parcel);
            String text = new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
            String word = name.equals("card.json") ? "No better than" : "A leak was";
            assertThat(text).contains(word);
            files.put(name, text.replace(word, word + sign).getBytes(StandardCharsets.UTF_8));
            sealed(files);
            refused(packed(files), name + " must hold no characters");
        }
    }

    @Test
    void a_model_whose_engine_is_absent_or_cannot_read_it_is_not_kept() throws IOException {
        Path file = file(parcel);
        ModelStore without = ModelStore.at(folder.resolve("there"), Engines.of(List.of()));
        assertThatThrownBy(() -> without.receive(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'mean'");
        assertThat(there.list().cards()).isEmpty();
    }

    @Test
    void a_damaged_model_is_not_packed() throws IOException {
        Files.write(folder.resolve("here/models").resolve(id).resolve("model.bin"), new byte[8]);
        assertThatThrownBy(() -> here.parcel(id, PAGES))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("checksum");
        assertThatThrownBy(() -> here.parcel("none", PAGES)).isInstanceOf(UsageException.class);
    }
}
