package io.assay.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.assay.base.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChainedLinesTest {
    @TempDir
    Path folder;

    private Path file;
    private ChainedLines lines;

    private record Said(String word) {}

    @BeforeEach
    void open() {
        file = folder.resolve("said.jsonl");
        lines = ChainedLines.of(file);
    }

    private List<String> words() {
        return lines.read().stream()
                .map(line -> line.number() + " " + line.payload().path("word").asText())
                .toList();
    }

    @Test
    void lines_come_back_in_order_with_their_numbers() {
        assertThat(words()).isEmpty();
        assertThat(lines.append(new Said("one")).number()).isEqualTo(1);
        lines.append(new Said("two"));
        assertThat(words()).containsExactly("1 one", "2 two");
        assertThat(lines.check().isSound()).isTrue();
    }

    @Test
    void a_line_that_a_crash_left_half_written_is_mended_and_its_report_is_not_a_line_of_the_history()
            throws IOException {
        lines.append(new Said("one"));
        Files.writeString(file, Files.readString(file) + "{\"hash\"");
        assertThat(words()).containsExactly("1 one");
        lines.append(new Said("two"));
        assertThat(words()).containsExactly("1 one", "3 two");
    }

    @Test
    void a_changed_line_is_an_error_that_names_file_and_line() throws IOException {
        lines.append(new Said("one"));
        lines.append(new Said("two"));
        Files.writeString(file, Files.readString(file).replace("\"one\"", "\"ONE\""));
        assertThatThrownBy(lines::read).isInstanceOf(DataException.class).hasMessageContaining("said.jsonl:1");
        assertThat(lines.check().isSound()).isFalse();
    }
}
