package io.assay.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrialLogTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2015-06-30T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("trials.jsonl");
    }

    static Trial trial(String specification, double score) {
        return new Trial(
                Trial.Kind.TRIAL,
                specification,
                "ab12",
                new Window(Days.parse("2010-01-04"), Days.parse("2012-12-31")),
                7,
                "0.1.0",
                new Trial.Score("direction correlation", score));
    }

    @Test
    void what_was_appended_is_read_back_and_the_chain_holds() {
        TrialLog log = TrialLog.of(file(), CLOCK);
        assertThat(log.verify()).isEmpty();
        assertThat(log.head()).isEqualTo("0".repeat(64));

        TrialLog.Entry first = log.append(trial("forest \"äß\"\n(depth=5)", 0.012345678901234567));
        log.append(trial("forest(depth=6)", Double.NaN));

        assertThat(log.entries()).hasSize(2).first().isEqualTo(first);
        assertThat(log.entries().get(1).trial().score().value()).isNaN();
        assertThat(log.entries().get(0).time()).isEqualTo(CLOCK.instant());
        assertThat(log.verify()).isEmpty();
        assertThat(log.head()).isEqualTo(log.entries().get(1).hash());
    }

    @Test
    void repeats_of_a_specification_are_one_trial() {
        TrialLog log = TrialLog.of(file(), CLOCK);
        log.append(trial("a", 0.1));
        log.append(trial("a", 0.2));
        log.append(trial("b", 0.1));

        assertThat(log.countTrials()).isEqualTo(2);
    }

    @Test
    void a_changed_character_is_found_by_its_line() throws IOException {
        TrialLog log = filled(5);
        String text = Files.readString(file());
        Files.writeString(file(), text.replace("spec-2", "spec-x"));

        assertThat(log.verify()).hasValueSatisfying(p -> {
            assertThat(p.line()).isEqualTo(3);
            assertThat(p.sentence()).contains("trials.jsonl:3").contains("changed");
        });
    }

    @Test
    void a_removed_or_swapped_line_is_found() throws IOException {
        TrialLog log = filled(5);
        List<String> lines = Files.readAllLines(file());

        Files.write(file(), List.of(lines.get(0), lines.get(1), lines.get(3), lines.get(4)));
        assertThat(log.verify()).hasValueSatisfying(p -> assertThat(p.line()).isEqualTo(3));

        Files.write(file(), List.of(lines.get(0), lines.get(2), lines.get(1), lines.get(3)));
        assertThat(log.verify()).hasValueSatisfying(p -> assertThat(p.line()).isEqualTo(2));
    }

    @Test
    void a_half_written_line_is_cut_kept_aside_and_reported() throws IOException {
        TrialLog log = filled(2);
        Files.writeString(file(), "{\"hash\":\"12", StandardOpenOption.APPEND);
        assertThat(log.entries()).hasSize(2);

        log.append(trial("after the crash", 0.1));

        assertThat(log.verify()).isEmpty();
        assertThat(log.entries()).hasSize(3);
        assertThat(log.recoveries()).containsExactly(3L);
        assertThat(folder.resolve("trials.jsonl.cut-after-2")).hasContent("{\"hash\":\"12");
        assertThat(Files.readString(file())).contains("RECOVERED").contains("\"bytes\":11");
    }

    @Test
    void nothing_is_chained_to_a_broken_last_line() throws IOException {
        TrialLog log = filled(2);
        Files.writeString(file(), Files.readString(file()).replace("spec-1", "spec-y"));

        assertThatThrownBy(() -> log.append(trial("next", 0.1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("trials.jsonl")
                .hasMessageContaining("nothing was appended");
    }

    @Test
    void lines_longer_than_a_read_are_found() {
        TrialLog log = TrialLog.of(file(), CLOCK);
        log.append(trial("x".repeat(40_000), 0.1));
        log.append(trial("y".repeat(40_000), 0.1));

        assertThat(log.verify()).isEmpty();
        assertThat(log.entries()).hasSize(2);
    }

    @Test
    void many_threads_append_whole_lines_in_one_chain() {
        new Parallel(8)
                .map(
                        IntStream.range(0, 200).boxed().toList(),
                        i -> TrialLog.of(file(), CLOCK).append(trial("spec-" + i, i)));

        TrialLog log = TrialLog.of(file(), CLOCK);
        assertThat(log.verify()).isEmpty();
        assertThat(log.countTrials()).isEqualTo(200);
    }

    @Test
    void peeks_count_for_the_same_data_and_overlapping_days() {
        Peeks peeks = Peeks.of(folder.resolve("peeks.jsonl"), CLOCK);
        Window window = new Window(100, 200);

        assertThat(peeks.describe("data", window)).isEqualTo("held-out, 0 peeks");
        assertThat(peeks.look("data", window, "forest")).isEqualTo(1);
        assertThat(peeks.look("data", new Window(200, 300), "forest")).isEqualTo(2);
        assertThat(peeks.look("other data", window, "forest")).isEqualTo(1);
        assertThat(peeks.look("data", new Window(301, 302), "forest")).isEqualTo(1);

        assertThat(peeks.describe("data", new Window(1, 100))).isEqualTo("held-out, 1 peek");
        assertThat(peeks.verify()).isEmpty();
    }

    private TrialLog filled(int count) {
        TrialLog log = TrialLog.of(file(), CLOCK);
        for (int i = 0; i < count; i++) {
            log.append(trial("spec-" + i, i));
        }
        return log;
    }

    /** A crash after the half line was cut and before the report was written. */
    @Test
    void a_crash_between_the_cut_and_its_report_is_reported_once_by_the_next_writer() throws IOException {
        TrialLog log = filled(2);
        Files.writeString(folder.resolve("trials.jsonl.cut-after-2"), "{\"hash\":\"12");

        log.append(trial("after both crashes", 0.1));
        log.append(trial("later", 0.2));

        assertThat(log.verify()).isEmpty();
        assertThat(log.recoveries()).containsExactly(3L);
        assertThat(log.entries()).hasSize(4);
        assertThat(Files.readString(file())).contains("\"bytes\":11");
    }

    /** A crash after the half line was copied aside and before it was cut. */
    @Test
    void a_crash_between_the_copy_and_the_cut_is_reported_once_and_copied_once() throws IOException {
        TrialLog log = filled(2);
        Files.writeString(folder.resolve("trials.jsonl.cut-after-2"), "{\"hash\":\"12");
        Files.writeString(file(), "{\"hash\":\"12", StandardOpenOption.APPEND);

        log.append(trial("after both crashes", 0.1));

        assertThat(log.verify()).isEmpty();
        assertThat(log.recoveries()).containsExactly(3L);
        assertThat(folder.resolve("trials.jsonl.cut-after-2")).hasContent("{\"hash\":\"12");
        assertThat(folder.resolve("trials.jsonl.cut-after-2-2")).doesNotExist();
    }

    /** A crash while the report itself was written: what was lost first must not be overwritten. */
    @Test
    void a_crash_within_the_report_keeps_both_pieces_and_reports_them_together() throws IOException {
        TrialLog log = filled(2);
        Files.writeString(folder.resolve("trials.jsonl.cut-after-2"), "{\"hash\":\"12");
        Files.writeString(file(), "{\"hash\":\"3456", StandardOpenOption.APPEND);

        log.append(trial("after both crashes", 0.1));
        log.append(trial("later", 0.2));

        assertThat(log.verify()).isEmpty();
        assertThat(log.recoveries()).containsExactly(3L);
        assertThat(folder.resolve("trials.jsonl.cut-after-2")).hasContent("{\"hash\":\"12");
        assertThat(folder.resolve("trials.jsonl.cut-after-2-2")).hasContent("{\"hash\":\"3456");
        assertThat(Files.readString(file()))
                .contains("\"bytes\":24")
                .contains("trials.jsonl.cut-after-2, trials.jsonl.cut-after-2-2");
    }

    @Test
    void a_half_line_in_an_empty_log_is_reported_too_and_crashes_at_other_places_have_files_of_their_own()
            throws IOException {
        Files.writeString(file(), "{");
        TrialLog log = TrialLog.of(file(), CLOCK);
        log.append(trial("first", 0.1));
        Files.writeString(file(), "{\"h", StandardOpenOption.APPEND);
        log.append(trial("second", 0.1));

        assertThat(log.recoveries()).containsExactly(1L, 3L);
        assertThat(log.entries()).hasSize(2);
        assertThat(folder.resolve("trials.jsonl.cut-after-0")).hasContent("{");
        assertThat(folder.resolve("trials.jsonl.cut-after-2")).hasContent("{\"h");
        assertThat(log.verify()).isEmpty();
    }

    @Test
    void every_length_of_a_half_written_line_is_recovered_once() throws IOException {
        TrialLog log = filled(1);
        long whole = Files.size(file());
        byte[] head = Files.readAllBytes(folder.resolve("trials.jsonl.head"));
        log.append(trial("torn", 0.3));
        byte[] both = Files.readAllBytes(file());
        for (int kept = (int) whole + 1; kept < both.length; kept += 23) {
            Files.deleteIfExists(folder.resolve("trials.jsonl.cut-after-1"));
            Files.write(file(), Arrays.copyOf(both, kept));
            Files.write(folder.resolve("trials.jsonl.head"), head);
            log.append(trial("next", 0.4));

            assertThat(log.verify()).as("kept %s", kept).isEmpty();
            assertThat(log.recoveries()).as("kept %s", kept).containsExactly(2L);
            assertThat(log.entries()).as("kept %s", kept).hasSize(2);
        }
    }

    private static Trial looked(Trial.Kind kind, String specification, String data, long seed) {
        return new Trial(kind, specification, data, new Window(1, 2), seed, "0.1.0", new Trial.Score("ic", 0.1));
    }

    @Test
    void seeds_data_and_peeks_of_a_specification_add_no_trial() {
        TrialLog log = TrialLog.of(file(), CLOCK);
        log.append(looked(Trial.Kind.TRIAL, "forest(5)", "ab", 1));
        log.append(looked(Trial.Kind.REPEAT, "forest(5)", "ab", 2));
        log.append(looked(Trial.Kind.REPEAT, "forest(5)", "ab", 3));
        log.append(looked(Trial.Kind.TRIAL, "forest(5)", "cd", 1));
        log.append(looked(Trial.Kind.PEEK, "forest(5)", "ab", 1));
        assertThat(log.countTrials()).isEqualTo(1);

        log.append(looked(Trial.Kind.TRIAL, "forest(6)", "ab", 1));
        assertThat(log.countTrials()).isEqualTo(2);
        assertThat(log.entries()).hasSize(6).extracting(e -> e.trial().kind()).contains(Trial.Kind.PEEK);
    }

    @Test
    void a_score_that_was_seen_counts_once_even_if_it_was_logged_as_a_repeat_or_a_peek_alone() {
        TrialLog log = TrialLog.of(file(), CLOCK);
        log.append(looked(Trial.Kind.PEEK, "forest(7)", "ab", 1));
        log.append(looked(Trial.Kind.PEEK, "forest(7)", "ab", 1));
        log.append(looked(Trial.Kind.REPEAT, "forest(8)", "ab", 2));

        assertThat(log.countTrials()).isEqualTo(2);
        assertThat(TrialLog.of(folder.resolve("none.jsonl"), CLOCK).countTrials())
                .isZero();
    }

    @Test
    void recoveries_are_no_trials() throws IOException {
        TrialLog log = filled(3);
        Files.writeString(file(), "{", StandardOpenOption.APPEND);
        log.append(trial("spec-1", 9));

        assertThat(log.recoveries()).hasSize(1);
        assertThat(log.countTrials()).isEqualTo(3);
    }

    @Test
    void a_recovered_peek_file_still_counts_its_looks() throws IOException {
        Path path = folder.resolve("peeks.jsonl");
        Peeks peeks = Peeks.of(path, CLOCK);
        Window window = new Window(10, 20);
        peeks.look("data", window, "a");
        Files.writeString(path, "{\"hash", StandardOpenOption.APPEND);

        assertThat(peeks.count("data", window)).isEqualTo(1);
        assertThat(peeks.look("data", window, "b")).isEqualTo(2);
        assertThat(peeks.verify()).isEmpty();
        assertThat(peeks.describe("data", window)).isEqualTo("held-out, 2 peeks");
    }

    @Test
    void an_empty_first_line_is_a_broken_ledger_and_not_an_empty_one() throws IOException {
        Files.writeString(file(), "\n");
        TrialLog log = TrialLog.of(file(), CLOCK);

        assertThat(log.verify()).isPresent();
        assertThatThrownBy(() -> log.append(trial("next", 0.1))).isInstanceOf(DataException.class);
    }

    @Test
    void windows_share_a_day_or_not_and_end_after_they_begin() {
        Window window = new Window(10, 20);

        assertThat(window.overlaps(new Window(20, 30))).isTrue();
        assertThat(window.overlaps(new Window(0, 10))).isTrue();
        assertThat(window.overlaps(new Window(12, 13))).isTrue();
        assertThat(window.overlaps(new Window(0, 100))).isTrue();
        assertThat(window.overlaps(new Window(21, 30))).isFalse();
        assertThat(window.overlaps(new Window(0, 9))).isFalse();
        assertThat(new Window(0, 0)).hasToString("1970-01-01..1970-01-01");
        assertThatThrownBy(() -> new Window(2, 1)).hasMessageContaining("lastDay");
    }

    @Test
    void a_trial_says_what_was_tried_and_its_hash_is_that_of_the_specification_alone() {
        assertThatThrownBy(() -> looked(Trial.Kind.TRIAL, " ", "ab", 1)).hasMessageContaining("specification");
        assertThatThrownBy(() -> looked(Trial.Kind.TRIAL, "a", "", 1)).hasMessageContaining("dataHash");
        assertThatThrownBy(() -> new Trial.Score("", 1)).hasMessageContaining("name");
        assertThat(looked(Trial.Kind.TRIAL, "a", "ab", 1).specificationHash())
                .isEqualTo(looked(Trial.Kind.PEEK, "a", "cd", 9).specificationHash())
                // sha256sum of the one letter a.
                .isEqualTo("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
    }

    @Test
    void a_head_kept_elsewhere_shows_that_lines_were_cut_from_the_end() throws IOException {
        TrialLog log = filled(3);
        String kept = log.head();
        List<String> lines = Files.readAllLines(file());
        Files.write(file(), lines.subList(0, 2));
        Files.delete(folder.resolve("trials.jsonl.head"));

        assertThat(log.verify()).isEmpty();
        assertThat(log.head()).isNotEqualTo(kept);
    }

    @Test
    void the_whole_range_of_scores_and_seeds_is_read_back() {
        TrialLog log = TrialLog.of(file(), CLOCK);
        double[] scores = {Double.NaN, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE, 1.0 / 3};
        long[] seeds = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1L << 53};
        for (int i = 0; i < scores.length; i++) {
            log.append(new Trial(
                    Trial.Kind.TRIAL,
                    "s" + i,
                    "ab",
                    new Window(-5, 5),
                    seeds[i],
                    "0.1.0",
                    new Trial.Score("ic", scores[i])));
        }
        for (int i = 0; i < scores.length; i++) {
            Trial read = log.entries().get(i).trial();
            assertThat(Double.valueOf(read.score().value())).isEqualTo(Double.valueOf(scores[i]));
            assertThat(read.seed()).isEqualTo(seeds[i]);
            assertThat(read.window()).isEqualTo(new Window(-5, 5));
        }
    }
}
