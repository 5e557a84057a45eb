package io.assay.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files that are there whole or not at all, and files that end in their own checksum. */
class AtomicFilesTest {
    @TempDir
    private Path folder = Path.of("");

    private void assertAlone(Path file) throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_file_is_written_in_folders_that_did_not_exist_and_replaced_whole() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFiles.write(file, "long text of before: é");
        AtomicFiles.write(file, "new");
        assertThat(file).hasContent("new");
        assertAlone(file);
        Path deep = folder.resolve("x/y/z.bin");
        AtomicFiles.write(deep, new byte[] {1, 2, 3});
        assertThat(deep).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void a_writer_that_fails_half_way_leaves_the_old_file_and_nothing_else() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFiles.write(file, "old");
        assertThatThrownBy(() -> AtomicFiles.write(file, channel -> {
                    channel.write(ByteBuffer.wrap("half".getBytes(StandardCharsets.UTF_8)));
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + file + ": the disk is full");
        assertThat(file).hasContent("old");
        assertAlone(file);
    }

    @Test
    void a_defect_of_the_writer_leaves_nothing_either() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFiles.write(file, "old");
        assertThatThrownBy(() -> AtomicFiles.write(file, channel -> {
                    throw new IllegalStateException("a defect");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("old");
        assertAlone(file);
    }

    @Test
    void a_file_in_the_place_of_a_folder_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "file");
        assertThatThrownBy(() -> AtomicFiles.write(file.resolve("b"), "x"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write " + file.resolve("b"));
        assertThatThrownBy(() -> AtomicFiles.write(Path.of("/"), "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'file' must name a file in a folder, was /");
    }

    @Test
    void a_finished_file_takes_its_name_over_what_had_it() throws IOException {
        Path finished = Files.writeString(folder.resolve("a.tmp"), "new");
        Path target = Files.writeString(folder.resolve("a"), "old");
        AtomicFiles.publish(finished, target);
        assertThat(target).hasContent("new");
        assertAlone(target);
        assertThatThrownBy(() -> AtomicFiles.publish(finished, target))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write " + target);
    }

    @Test
    void a_folder_takes_its_name_only_where_nothing_has_it() throws IOException {
        Path from = Files.createDirectory(folder.resolve("from"));
        Files.writeString(from.resolve("inside"), "x");
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("mine"), "y");
        assertThatThrownBy(() -> AtomicFiles.renameFolder(from, taken)).isInstanceOf(IOException.class);
        assertThat(taken.resolve("mine")).hasContent("y");
        AtomicFiles.renameFolder(from, folder.resolve("to"));
        assertThat(folder.resolve("to/inside")).hasContent("x");
        assertThat(from).doesNotExist();
    }

    private Path sealed(String header, int... body) {
        Path file = folder.resolve("sealed");
        SealedFile.write(file, header, Integer.BYTES * body.length, buffer -> {
            for (int value : body) {
                buffer.putInt(value);
            }
        });
        return file;
    }

    @Test
    void a_sealed_file_gives_back_header_and_body() {
        SealedFile.Content content = SealedFile.read(sealed("{\"é\":1}", 7, -7), "write it again");
        assertThat(content.header()).isEqualTo("{\"é\":1}");
        assertThat(content.body().remaining()).isEqualTo(8);
        assertThat(content.body().getInt()).isEqualTo(7);
        assertThat(content.body().getInt()).isEqualTo(-7);
        assertThat(SealedFile.read(sealed(""), "f").body().hasRemaining()).isFalse();
    }

    @Test
    void one_changed_bit_anywhere_in_a_sealed_file_is_told_from_a_whole_one() throws IOException {
        Path file = sealed("{}", 1, 2, 3);
        byte[] whole = Files.readAllBytes(file);
        // Header length 4, header 2, body 12, checksum 64.
        assertThat(whole).hasSize(82);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> SealedFile.read(file, "write it again"))
                    .isInstanceOf(DataException.class)
                    .hasMessage(file + ": the checksum at its end must be that of the file. Fix: write it again");
        }
    }

    @Test
    void a_sealed_file_cut_anywhere_is_told_from_a_whole_one() throws IOException {
        Path file = sealed("{}", 1);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SealedFile.read(file, "x")).isInstanceOf(DataException.class);
        }
        Files.delete(file);
        assertThatThrownBy(() -> SealedFile.read(file, "x"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot read " + file);
    }

    @Test
    void a_body_of_another_length_than_told_is_a_defect_and_writes_nothing() {
        Path file = folder.resolve("sealed");
        assertThatThrownBy(() -> SealedFile.write(file, "{}", 8, buffer -> buffer.putInt(1)))
                .hasMessageContaining("'body' must have the length that was told");
        assertThat(file).doesNotExist();
    }
}
