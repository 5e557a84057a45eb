package io.assay.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.model.Engine;
import io.assay.model.Learner;
import io.assay.model.watch.Attendance;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStep;
import io.assay.train.watch.Clocks;
import io.assay.train.watch.Listeners;
import io.assay.train.watch.RedFlag;
import io.assay.train.watch.RedFlags;
import io.assay.train.watch.TensorBoardWriter;
import io.assay.train.watch.TrainingLog;
import io.assay.train.watch.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Listeners at a network that is really trained. */
class WatchedTrainingTest {
    private static final Engine ENGINE = new TorchEngine();
    private static final Clocks CLOCKS = new Clocks(InstantSource.system(), System::nanoTime);

    private final Dataset rows = Market.of(3, 80, 4, 0.5, Seed.of(1)).classes();

    @TempDir
    Path folder;

    private static Learner lstm(int epochs) {
        return ENGINE.learner(
                "lstm", Map.of("sequence", 5, "epochs", epochs, "batch_size", 32, "hidden", 8, "patience", 0));
    }

    private Attendance attendance(TrainingListener listener) {
        return new Attendance(listener, Optional.of(folder.resolve("checkpoints")));
    }

    private TrainingListener writers() {
        return Listeners.all(List.of(
                TrainingLog.appendingTo(folder.resolve("x.log"), CLOCKS),
                TensorBoardWriter.into(folder.resolve("board"), CLOCKS)));
    }

    private List<Path> eventFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("board"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Stands for a kill after so many steps. */
    private static TrainingListener killing(int steps) {
        return new TrainingListener() {
            private int seen;

            @Override
            public void stepped(TrainingStep step) {
                if (++seen == steps) {
                    throw new IllegalStateException("killed");
                }
            }
        };
    }

    @Test
    void a_killed_training_goes_on_in_the_same_log_and_a_second_event_file_and_its_model_is_the_same()
            throws IOException {
        byte[] whole = ENGINE.write(lstm(4).fit(rows.examples(), Seed.of(5)));
        Learner killed = lstm(4).attended(attendance(Listeners.all(List.of(writers(), killing(14)))));
        assertThatThrownBy(() -> killed.fit(rows.examples(), Seed.of(5))).hasMessage("killed");
        List<String> before = Files.readAllLines(folder.resolve("x.log"));
        byte[] firstEvents = Files.readAllBytes(eventFiles().get(0));

        byte[] resumed = ENGINE.write(lstm(4).attended(attendance(writers())).fit(rows.examples(), Seed.of(5)));
        assertThat(resumed).isEqualTo(whole);
        List<String> lines = Files.readAllLines(folder.resolve("x.log"));
        assertThat(lines.subList(0, before.size())).isEqualTo(before);
        assertThat(lines.get(before.size())).endsWith("goes on after epoch 2");
        for (int epoch = 1; epoch <= 4; epoch++) {
            String ended = "epoch " + epoch + " of 4: train";
            assertThat(lines.stream().filter(l -> l.contains(ended))).hasSize(1);
        }
        assertThat(lines.get(lines.size() - 1)).contains("lstm: ended after epoch 4");
        assertThat(eventFiles()).hasSize(2);
        assertThat(eventFiles().get(0)).hasBinaryContent(firstEvents);
    }

    @Test
    void a_network_that_learns_rows_by_heart_raises_its_flags_and_they_change_nothing() {
        Dataset noise = Market.of(3, 80, 4, 0, Seed.of(2)).classes();
        Map<String, Object> eager = Map.of(
                "sequence",
                5,
                "epochs",
                60,
                "batch_size",
                16,
                "hidden",
                32,
                "patience",
                0,
                "plateau",
                0,
                "dropout",
                0.0,
                "learning_rate",
                0.01);
        List<RedFlag> flags = new ArrayList<>();
        Learner watched = ENGINE.learner("lstm", eager)
                .attended(new Attendance(new RedFlags(System::nanoTime, flags::add), Optional.empty()));
        byte[] model = ENGINE.write(watched.fit(noise.examples(), Seed.of(5)));
        assertThat(flags.stream().map(RedFlag::trouble))
                .contains(Trouble.VALIDATION_RISING, Trouble.ACCURACY_GAP)
                .doesNotContain(Trouble.TOO_GOOD, Trouble.NOT_FINITE)
                .doesNotHaveDuplicates();
        assertThat(model).isEqualTo(ENGINE.write(ENGINE.learner("lstm", eager).fit(noise.examples(), Seed.of(5))));
    }
}
