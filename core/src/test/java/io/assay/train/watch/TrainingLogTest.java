package io.assay.train.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrainingLogTest {
    @TempDir
    Path folder;

    private final Time time = new Time();

    private Told training(Path file) {
        return new Told(TrainingLog.appendingTo(file, time.clocks()), time);
    }

    @Test
    void there_is_a_line_for_each_tenth_and_each_epoch_as_soon_as_it_is_over() throws IOException {
        Path file = folder.resolve("logs/lstm.log");
        Told told = training(file).started(10, 0).steps(1, 1, 2);
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "2026-01-01T00:00:00Z lstm: 132,000 parameters, at most 10 epochs of 20 steps, 1,280 rows,"
                                + " 640 validation rows (most frequent class 50.0 %)",
                        "2026-01-01T00:00:02Z epoch 1 of 10, 10 %: loss 0.7000, learning rate 0.001, gradient norm 0.5,"
                                + " 64 sequences/s, 4 min left at most");
        told.steps(1, 3, 20).scored(1).epoch(2).ended(2);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1 + 9 + 1 + 9 + 1 + 1);
        assertThat(lines.get(10))
                .isEqualTo("2026-01-01T00:00:22Z epoch 1 of 10: train loss 0.6900, accuracy 53.0 %; validation loss"
                        + " 0.6910, accuracy 52.0 %; learning rate 0.001, gradient norm 0.5, 64 sequences/s,"
                        + " 3 min left at most, best so far");
        assertThat(lines.get(20)).contains("epoch 2 of 10: train").doesNotContain("best so far");
        assertThat(lines.get(21))
                .endsWith("Z lstm: ended after epoch 2, all epochs are trained; kept are the weights of epoch 1");
    }

    @Test
    void a_training_that_goes_on_after_a_kill_appends_and_a_line_cut_in_the_middle_is_ended() throws IOException {
        Path file = folder.resolve("lstm.log");
        training(file).started(10, 0).epoch(1).steps(2, 1, 7);
        List<String> before = Files.readAllLines(file);
        Files.writeString(file, "2026-01-01T00:00:29Z epoch 2 of", StandardOpenOption.APPEND);

        training(file).started(10, 1).steps(2, 5, 20).scored(2).ended(2);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.subList(0, before.size())).isEqualTo(before);
        assertThat(lines.get(before.size())).isEqualTo("2026-01-01T00:00:29Z epoch 2 of");
        assertThat(lines.get(before.size() + 1)).endsWith(", goes on after epoch 1");
        assertThat(lines.get(before.size() + 2)).contains("epoch 2 of 10, 30 %");
        assertThat(lines).allMatch(line -> line.startsWith("2026-01-01T00:0"));
    }

    @Test
    void an_empty_or_whole_file_is_left_as_it_is() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "whole\n");
        TrainingLog.appendingTo(file, time.clocks());
        assertThat(file).hasContent("whole\n");
        Path fresh = folder.resolve("b.log");
        TrainingLog.appendingTo(fresh, time.clocks()).remark("red flag: x");
        assertThat(fresh).hasContent("2026-01-01T00:00:00Z red flag: x\n");
    }

    @Test
    void a_place_that_cannot_be_written_is_refused_before_the_training_starts() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> TrainingLog.appendingTo(file.resolve("x.log"), time.clocks()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write the log " + file.resolve("x.log"));
    }
}
