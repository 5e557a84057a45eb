package io.assay.base;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonTest {
    @TempDir
    private Path folder = Path.of("");

    enum Side {
        LONG,
        SHORT
    }

    record Fill(String symbol, double price, int shares, Side side, Optional<String> note, List<String> tags) {
        boolean isLarge() {
            return shares > 100;
        }
    }

    private static final Fill FILL = new Fill("US:\"A\"\n<é>", 0.1, 7, Side.SHORT, Optional.empty(), List.of("x", "y"));

    @Test
    void a_record_is_written_by_its_components_alone() {
        assertThat(Json.line(FILL))
                .isEqualTo("{\"symbol\":\"US:\\\"A\\\"\\n<é>\",\"price\":0.1,\"shares\":7,\"side\":\"SHORT\","
                        + "\"note\":null,\"tags\":[\"x\",\"y\"]}");
    }

    @Test
    void a_record_survives_being_written_and_read() {
        assertThat(Json.parse(Json.line(FILL), Fill.class, "t")).isEqualTo(FILL);
        assertThat(Json.parse(Json.pretty(FILL), Fill.class, "t")).isEqualTo(FILL);
    }

    @Test
    void keys_of_maps_are_sorted_so_that_equal_maps_are_equal_texts() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put("a", 2);
        assertThat(Json.line(map)).isEqualTo("{\"a\":2,\"b\":1}");
        assertThat(Json.pretty(Map.of())).isEqualTo("{ }\n");
    }

    @Test
    void what_has_no_value_survives() {
        Fill none = new Fill("A", Double.NaN, 0, Side.LONG, Optional.of("n"), List.of());
        assertThat(Json.parse(Json.line(none), Fill.class, "t")).isEqualTo(none);
    }

    @Test
    void names_of_sides_may_be_written_small() {
        String text = Json.line(FILL).replace("SHORT", "short");
        assertThat(Json.parse(text, Fill.class, "t").side()).isEqualTo(Side.SHORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"symbol\":\"A\"",
                "{\"unknown\":1}",
                "{\"symbol\":\"A\",\"price\":null}",
                "{\"symbol\":\"A\",\"price\":\"dear\"}",
                "{\"symbol\":\"A\",\"price\":1} and more",
                "{\"symbol\":\"A\",\"price\":1}{}"
            })
    void what_is_not_the_expected_json_is_bad_data_that_names_the_source(String text) {
        assertThatThrownBy(() -> Json.parse(text, Fill.class, "card.json"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("card.json")
                .hasMessageContaining("must be the JSON that Assay expects");
    }

    @Test
    void a_fault_is_named_by_its_line() {
        assertThatThrownBy(() -> Json.parse("{\n\"symbol\": oops}", Fill.class, "card.json"))
                .hasMessageStartingWith("card.json:2: ");
        assertThatThrownBy(() -> Json.tree("{\n\n]", "list.json")).hasMessageStartingWith("list.json:3: ");
        assertThatThrownBy(() -> Json.tree("{} {}", "list.json")).isInstanceOf(DataException.class);
    }

    @Test
    void a_file_is_read_and_one_that_is_not_there_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), Json.pretty(FILL), StandardCharsets.UTF_8);
        assertThat(Json.read(file, Fill.class)).isEqualTo(FILL);
        Path none = folder.resolve("none.json");
        assertThatThrownBy(() -> Json.read(none, Fill.class))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot read " + none);
    }

    @Test
    void a_file_that_is_no_text_is_bad_data_and_no_defect_of_the_machine() throws Exception {
        Path file = Files.write(folder.resolve("b.json"), new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'});
        assertThatThrownBy(() -> Json.read(file, Fill.class))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": must be the JSON that Assay expects: it is no text in UTF-8");
    }

    @Test
    void what_cannot_be_written_is_refused_by_its_kind() {
        assertThatThrownBy(() -> Json.line(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot write class java.lang.Object as JSON");
        assertThatThrownBy(() -> Json.pretty(new Object())).hasMessage("cannot write class java.lang.Object as JSON");
    }
}
