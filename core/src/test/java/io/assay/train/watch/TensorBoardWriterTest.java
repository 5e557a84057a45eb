package io.assay.train.watch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.assay.model.watch.TrainingEpoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TensorBoardWriterTest {
    @TempDir
    Path folder;

    private final Time time = new Time();

    private Told training() {
        return new Told(TensorBoardWriter.into(folder, time.clocks()), time);
    }

    private List<Path> files(String run) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(run))) {
            return files.sorted().toList();
        }
    }

    private static byte[] golden() throws IOException {
        try (InputStream in = TensorBoardWriterTest.class.getResourceAsStream("golden.tfevents")) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        }
    }

    /** TensorBoard itself wrote the golden file, by golden_events.py beside it. */
    @Test
    void records_are_those_of_tensorboard_itself_byte_by_byte() throws IOException {
        ByteArrayOutputStream ours = new ByteArrayOutputStream();
        Map<String, Double> first = new LinkedHashMap<>();
        first.put("train/loss", 0.6931472);
        first.put("train/accuracy", 0.5);
        Map<String, Double> last = new LinkedHashMap<>();
        last.put("gradient_norm", Double.POSITIVE_INFINITY);
        last.put("sequences_per_second", 12345.678);
        ours.writeBytes(EventBytes.version(1767225600.0));
        ours.writeBytes(EventBytes.scalars(1767225601.5, 10, first));
        ours.writeBytes(EventBytes.scalars(1767225602.25, 20, Map.of("learning_rate", 1e-4)));
        ours.writeBytes(EventBytes.start(1767225603.0, 15));
        ours.writeBytes(EventBytes.scalars(1767225604.75, 3_000_000_000L, Map.of("validation/loss", -2.5)));
        ours.writeBytes(EventBytes.scalars(1767225605.0, 3_000_000_001L, last));
        assertThat(ours.toByteArray()).isEqualTo(golden());
    }

    @Test
    void the_test_reads_what_tensorboard_wrote_and_sees_a_flipped_bit() throws IOException {
        Path file = Files.write(folder.resolve("golden"), golden());
        List<EventFile.Event> events = EventFile.read(file);
        assertThat(events).hasSize(6);
        assertThat(events.get(4))
                .isEqualTo(new EventFile.Event(
                        1767225604.75, 3_000_000_000L, "", false, Map.of("validation/loss", -2.5f)));
        byte[] broken = golden();
        broken[100] ^= 1;
        Files.write(file, broken);
        assertThatThrownBy(() -> EventFile.read(file)).isInstanceOf(AssertionError.class);
    }

    @Test
    void epochs_and_steps_are_drawn_over_the_steps_of_all_epochs() throws IOException {
        training().started(10, 0).epoch(1).epoch(2).ended(2);
        List<Path> files = files("lstm-1280-rows");
        assertThat(files).hasSize(1);
        assertThat(files.get(0).getFileName()).hasToString("events.out.tfevents.1767225600.assay.0000");
        List<EventFile.Event> events = EventFile.read(files.get(0));
        assertThat(events.get(0).version()).isEqualTo("brain.Event:2");
        assertThat(events).hasSize(1 + 2 * 21);
        assertThat(events).noneMatch(EventFile.Event::isStart);
        EventFile.Event step = events.get(22);
        assertThat(step.step()).isEqualTo(21);
        assertThat(step.wallTime()).isEqualTo(1767225600.0 + 23);
        assertThat(step.scalars())
                .containsExactly(
                        Map.entry("batch/loss", 0.7f),
                        Map.entry("learning_rate", 0.001f),
                        Map.entry("gradient_norm", 0.5f),
                        Map.entry("sequences_per_second", 64f));
        EventFile.Event epoch = events.get(42);
        assertThat(epoch.step()).isEqualTo(40);
        assertThat(epoch.scalars())
                .containsExactly(
                        Map.entry("train/loss", 0.69f),
                        Map.entry("train/accuracy", 0.53f),
                        Map.entry("validation/loss", 0.691f),
                        Map.entry("validation/accuracy", 0.52f));
    }

    @Test
    void what_there_is_none_of_is_left_out() throws IOException {
        TensorBoardWriter writer = TensorBoardWriter.into(folder, time.clocks());
        writer.started(new io.assay.model.watch.TrainingStart("mlp", 10, 5, 1, 64, 0, 0, Double.NaN));
        TrainingEpoch.Score none = Told.score(Double.NaN, Double.NaN);
        writer.epochEnded(new TrainingEpoch(1, Told.score(0.9, Double.NaN), none, 0.001, 0.5, false));
        List<EventFile.Event> events = EventFile.read(files("mlp-64-rows").get(0));
        assertThat(events.get(1).scalars()).containsExactly(Map.entry("train/loss", 0.9f));
    }

    @Test
    void points_are_means_of_the_steps_since_the_last_one() throws IOException {
        TensorBoardWriter writer = TensorBoardWriter.into(folder, time.clocks());
        writer.started(new io.assay.model.watch.TrainingStart("mlp", 10, 5, 200, 12_800, 0, 0, 0.5));
        for (int s = 1; s <= 8; s++) {
            time.pass(1);
            writer.stepped(Told.step(1, s, s, 10 * s));
        }
        List<EventFile.Event> events = EventFile.read(files("mlp-12800-rows").get(0));
        assertThat(events).hasSize(3);
        assertThat(events.get(2).step()).isEqualTo(8);
        assertThat(events.get(2).scalars()).containsEntry("batch/loss", 6.5f).containsEntry("gradient_norm", 65f);
    }

    @Test
    void after_a_kill_a_second_file_takes_up_the_steps_and_says_from_where() throws IOException {
        training().started(10, 0).epoch(1).steps(2, 1, 7);
        // Killed in step 28; the checkpoint is of step 24. Within the second, so that names decide the order.
        time.pass(-28);
        training().started(10, 1).steps(2, 5, 20).scored(2).ended(2);
        List<Path> files = files("lstm-1280-rows");
        assertThat(files).hasSize(2);
        List<EventFile.Event> first = EventFile.read(files.get(0));
        List<EventFile.Event> second = EventFile.read(files.get(1));
        assertThat(first.get(first.size() - 1).step()).isEqualTo(27);
        assertThat(second.get(0).version()).isEqualTo("brain.Event:2");
        assertThat(second.get(1).isStart()).isTrue();
        assertThat(second.get(1).step()).isEqualTo(25);
        assertThat(second.get(2).step()).isEqualTo(25);
        assertThat(second.get(2).scalars()).containsKey("batch/loss");
        assertThat(second.get(second.size() - 1).step()).isEqualTo(40);
    }

    @Test
    void trainings_of_one_command_are_kept_apart() throws IOException {
        Told told = training();
        told.started(10, 0).epoch(1).ended(1);
        told.started(10, 0).epoch(1).ended(1);
        assertThat(files("lstm-1280-rows")).hasSize(1);
        assertThat(EventFile.read(files("lstm-1280-rows-2").get(0))).hasSize(22);
    }

    @Test
    void a_folder_that_cannot_be_made_is_refused_before_the_training_starts() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> TensorBoardWriter.into(file.resolve("runs"), time.clocks()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write TensorBoard's events to " + file.resolve("runs"));
    }
}
