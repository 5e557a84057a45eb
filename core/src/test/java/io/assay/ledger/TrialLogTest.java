package io.assay.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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
}
