package io.assay.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Parallel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Bytes changed and cut, one at a time, and crashes at every moment of an append. */
class LedgerFileTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2015-06-30T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path file;
    private Path head;
    private TrialLog log;

    @BeforeEach
    void a_small_ledger() {
        file = folder.resolve("ledger.jsonl");
        head = folder.resolve("ledger.jsonl.head");
        log = TrialLog.of(file, CLOCK);
        // U+FFFD is what decoders put for bytes that they do not understand.
        log.append(TrialLogTest.trial("forest(depth=5)", 0.1));
        log.append(TrialLogTest.trial("w\u00e4lder \ufffd\ufffd(depth=6)", 0.2));
        log.append(TrialLogTest.trial("ridge", 0.3));
    }

    private LedgerCheck check() {
        return LedgerFile.of(file).check();
    }

    /** The line that a byte belongs to; a line break belongs to the line that it ends. */
    private static long lineOf(byte[] bytes, int at) {
        return 1 + IntStream.range(0, at).filter(i -> bytes[i] == '\n').count();
    }

    @Test
    void a_sound_ledger_is_sound_without_remarks() {
        assertThat(check().problem()).isEmpty();
        assertThat(check().remarks()).isEmpty();
        assertThat(check().lines()).isEqualTo(3);
        assertThat(check().sound()).isEqualTo(3);
    }

    @Test
    void every_byte_that_is_changed_is_found_in_its_line() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        for (int at = 0; at < sound.length; at++) {
            for (int bit : new int[] {0, 5, 7}) {
                expectBroken(sound, at, (byte) (sound[at] ^ (1 << bit)));
            }
            if (sound[at] != '\n') {
                expectBroken(sound, at, (byte) '\n');
            }
        }
        Files.write(file, sound);
        assertThat(check().isSound()).isTrue();
    }

    /** One changed byte can turn the three bytes of U+FFFD into a cut sequence, which decodes to U+FFFD again. */
    @Test
    void a_byte_that_no_decoder_tells_apart_is_found() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        int found = 0;
        for (int at = 0; at < sound.length; at++) {
            for (int value = 0x80; value < 0x100; value++) {
                if ((sound[at] & 0xff) >= 0x80 && (byte) value != sound[at]) {
                    expectBroken(sound, at, (byte) value);
                    found++;
                }
            }
        }
        assertThat(found).isEqualTo((2 + 3 + 3) * 127);
    }

    private void expectBroken(byte[] sound, int at, byte value) throws IOException {
        byte[] changed = sound.clone();
        changed[at] = value;
        Files.write(file, changed);
        long line = lineOf(sound, at);
        LedgerCheck check = check();
        assertThat(check.problem().map(DataProblem::line))
                .as("byte %s of line %s", at, line)
                .contains(line);
        assertThat(check.sound()).as("byte %s of line %s", at, line).isEqualTo(line - 1);
    }

    @Test
    void every_length_that_it_is_cut_to_is_found_in_the_first_line_that_is_not_whole() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        for (int kept = 0; kept < sound.length; kept++) {
            byte[] left = Arrays.copyOf(sound, kept);
            Files.write(file, left);
            long line = lineOf(sound, kept);
            LedgerCheck check = check();
            assertThat(check.problem().map(DataProblem::line))
                    .as("kept %s", kept)
                    .contains(line);
            assertThat(check.sound()).as("kept %s", kept).isEqualTo(line - 1);

            assertThatThrownBy(() -> log.append(TrialLogTest.trial("next", 0)))
                    .as("kept %s", kept)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("cut here");
            assertThat(Files.readAllBytes(file)).isEqualTo(left);
        }
        assertThat(folder.resolve("ledger.jsonl.cut-after-2")).doesNotExist();
    }

    @Test
    void every_single_byte_that_is_taken_out_is_found_in_its_line() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        for (int at = 0; at < sound.length; at++) {
            byte[] shorter = Arrays.copyOf(sound, sound.length - 1);
            System.arraycopy(sound, at + 1, shorter, at, sound.length - 1 - at);
            Files.write(file, shorter);
            assertThat(check().problem().map(DataProblem::line))
                    .as("byte %s", at)
                    .contains(lineOf(sound, at));
        }
    }

    @Test
    void a_file_that_is_gone_is_found_if_its_head_is_there() throws IOException {
        Files.delete(file);
        assertThat(check().problem().map(DataProblem::line)).contains(1L);
        assertThatThrownBy(() -> log.append(TrialLogTest.trial("next", 0))).isInstanceOf(DataException.class);

        Files.delete(file);
        Files.delete(head);
        assertThat(check()).isEqualTo(new LedgerCheck(0, 0, check().problem(), List.of()));
        assertThat(check().isSound()).isTrue();
    }

    @Test
    void every_changed_byte_and_every_length_of_the_head_is_found_and_nothing_is_appended() throws IOException {
        byte[] sound = Files.readAllBytes(head);
        byte[] lines = Files.readAllBytes(file);
        List<byte[]> damaged = new ArrayList<>();
        for (int at = 0; at < sound.length; at++) {
            damaged.add(Arrays.copyOf(sound, at));
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = sound.clone();
                changed[at] ^= (byte) (1 << bit);
                damaged.add(changed);
            }
        }
        for (byte[] bytes : damaged) {
            Files.write(head, bytes);
            assertThat(check().problem().map(DataProblem::sentence))
                    .hasValueSatisfying(s -> assertThat(s).contains("ledger.jsonl.head:1"));
        }
        assertThatThrownBy(() -> log.append(TrialLogTest.trial("next", 0))).isInstanceOf(DataException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(lines);
    }

    /** Lengths that a line can have when the writer is stopped before the head: none is an alarm, all go on. */
    @Test
    void a_crash_at_any_moment_of_an_append_is_no_alarm_and_the_next_writer_goes_on() throws IOException {
        byte[] oldHead = Files.readAllBytes(head);
        int before = (int) Files.size(file);
        log.append(TrialLogTest.trial("the fourth", 0.4));
        byte[] after = Files.readAllBytes(file);
        for (int kept = before; kept <= after.length; kept += kept + 8 < after.length && kept > before ? 7 : 1) {
            Files.deleteIfExists(folder.resolve("ledger.jsonl.cut-after-3"));
            Files.write(file, Arrays.copyOf(after, kept));
            Files.write(head, oldHead);
            Files.writeString(folder.resolve("ledger.jsonl.head.tmp"), "{\"se");
            boolean whole = kept == after.length;
            assertThat(check().problem()).as("kept %s", kept).isEmpty();
            assertThat(check().lines()).isEqualTo(whole ? 4 : 3);
            assertThat(check().remarks()).hasSize(kept == before ? 0 : 1);

            log.append(TrialLogTest.trial("next", 0.5));
            assertThat(check().problem()).as("kept %s", kept).isEmpty();
            assertThat(check().remarks()).isEmpty();
            assertThat(check().lines()).isEqualTo(kept == before ? 4 : 5);
            assertThat(log.recoveries()).hasSize(whole || kept == before ? 0 : 1);
        }
    }

    @Test
    void a_ledger_of_an_older_version_is_sound_with_a_remark_and_gets_a_head_with_its_next_line() throws IOException {
        Files.delete(head);
        assertThat(check().isSound()).isTrue();
        assertThat(check().remarks()).singleElement().asString().contains("no head");

        log.append(TrialLogTest.trial("next", 0.5));
        assertThat(check().remarks()).isEmpty();
        assertThat(Files.readString(head)).contains("\"lines\":4");
    }

    @Test
    void lines_that_an_older_version_appended_behind_the_head_are_no_alarm() throws IOException {
        byte[] oldHead = Files.readAllBytes(head);
        log.append(TrialLogTest.trial("fourth", 0.5));
        log.append(TrialLogTest.trial("fifth", 0.5));
        Files.write(head, oldHead);
        assertThat(check().isSound()).isTrue();
        assertThat(check().remarks()).singleElement().asString().contains("2 lines behind");

        log.append(TrialLogTest.trial("sixth", 0.5));
        assertThat(check().remarks()).isEmpty();
    }

    @Test
    void another_sound_chain_in_its_place_is_found_by_the_head() throws IOException {
        for (int count : new int[] {3, 4, 6}) {
            Path other = folder.resolve("other" + count + ".jsonl");
            for (int i = 0; i < count; i++) {
                TrialLog.of(other, CLOCK).append(TrialLogTest.trial("other " + i, i));
            }
            Files.write(file, Files.readAllBytes(other));
            assertThat(check().problem()).hasValueSatisfying(p -> {
                assertThat(p.line()).isEqualTo(3);
                assertThat(p.rule()).contains("replaced");
            });
            assertThatThrownBy(() -> log.append(TrialLogTest.trial("next", 0))).hasMessageContaining("ledger.jsonl:3");
        }
    }

    /** What cannot be seen is said at LedgerCheck; this is it. */
    @Test
    void who_puts_back_an_older_copy_of_both_files_is_not_found() throws IOException {
        byte[] oldFile = Files.readAllBytes(file);
        byte[] oldHead = Files.readAllBytes(head);
        log.append(TrialLogTest.trial("regretted", -1));
        Files.write(file, oldFile);
        Files.write(head, oldHead);

        assertThat(check().isSound()).isTrue();
        assertThat(check().lines()).isEqualTo(3);
    }

    @Test
    void readers_see_a_sound_ledger_at_every_moment_while_others_write() {
        List<LedgerCheck> seen = new Parallel(4)
                .map(IntStream.range(0, 120).boxed().toList(), i -> {
                    if (i % 2 == 0) {
                        TrialLog.of(file, CLOCK).append(TrialLogTest.trial("spec " + i, i));
                    }
                    return check();
                });
        assertThat(seen)
                .allMatch(LedgerCheck::isSound)
                .allMatch(c -> c.remarks().isEmpty());
        assertThat(check().lines()).isEqualTo(63);
    }

    @Test
    void what_is_read_is_what_was_appended_and_recoveries_are_among_it() throws IOException {
        Files.writeString(file, "{\"h", StandardOpenOption.APPEND);
        log.append(TrialLogTest.trial("fourth", 0.5));
        List<LedgerFile.Row> rows = LedgerFile.of(file).read().rows();

        assertThat(rows).hasSize(5).extracting(LedgerFile.Row::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(rows.get(0).previous()).isEqualTo("0".repeat(64));
        assertThat(rows.get(2).noted()).isEqualTo(new Noted.Tried(CLOCK.instant(), TrialLogTest.trial("ridge", 0.3)));
        assertThat(rows.get(3).noted()).isEqualTo(new Noted.Recovery(3, "ledger.jsonl.cut-after-3"));
        assertThat(rows.get(4).previous()).isEqualTo(rows.get(3).hash());

        Path peeks = folder.resolve("peeks.jsonl");
        Peeks.of(peeks, CLOCK).look("ab", new Window(1, 2), "study");
        assertThat(LedgerFile.of(peeks).read().rows())
                .singleElement()
                .extracting(LedgerFile.Row::noted)
                .isEqualTo(new Noted.Looked(CLOCK.instant(), "ab", new Window(1, 2), "study"));
    }

    @Test
    void a_broken_ledger_is_not_read_but_refused_with_the_line() throws IOException {
        Files.writeString(file, Files.readString(file).replace("ridge", "bridge"));
        assertThatThrownBy(() -> LedgerFile.of(file).read())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("ledger.jsonl:3");
    }

    /** A line as another program could write it, with its own hash, is told from one that fits. */
    @Test
    void a_forged_line_with_a_hash_of_its_own_is_found_if_it_does_not_fit() throws IOException {
        String end = log.head();
        for (byte[] forged : List.of(
                ChainText.line(5, end, "{}"), ChainText.line(4, "0".repeat(64), "{}"), ChainText.line(4, end, "{"))) {
            byte[] sound = Files.readAllBytes(file);
            Files.write(file, forged, StandardOpenOption.APPEND);
            Files.writeString(file, "\n", StandardOpenOption.APPEND);
            assertThat(check().problem().map(DataProblem::line)).contains(4L);
            Files.write(file, sound);
        }
        Files.write(file, ChainText.line(4, end, "{\"kind\":\"WISH\"}"), StandardOpenOption.APPEND);
        Files.writeString(file, "\n", StandardOpenOption.APPEND);
        assertThat(check().isSound()).isTrue();
        assertThatThrownBy(() -> LedgerFile.of(file).read())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("as this version knows");
    }
}
