package io.assay.torch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import io.assay.base.AtomicFiles;
import io.assay.base.Seed;
import io.assay.model.Engine;
import io.assay.model.Model;
import io.assay.model.watch.Attendance;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KilledTrainingIT {
    private static final Engine ENGINE = new TorchEngine();
    private static final int STEPS = 14;
    private static final int MOST_KILLS = 6;

    @TempDir
    Path folder;

    /** Everything that draws or keeps a state: dropout, noise, batch norm, accumulated gradients, decay. */
    private static Model train(Attendance attendance) {
        return ENGINE.learner(
                        "lstm",
                        Map.ofEntries(
                                Map.entry("sequence", 5),
                                Map.entry("epochs", 6),
                                Map.entry("hidden", 12),
                                Map.entry("dropout", 0.3),
                                Map.entry("batch_norm", "yes"),
                                Map.entry("noise", 0.1),
                                Map.entry("batch_size", 16),
                                Map.entry("accumulate", 2),
                                Map.entry("learning_rate", 0.02),
                                Map.entry("weight_decay", 0.01),
                                Map.entry("plateau", 1),
                                Map.entry("stock_effects", 2)))
                .onThreads(2)
                .attended(attendance)
                .fit(Market.of(4, 140, 4, 0.5, Seed.of(9)).classes().examples(), Seed.of(4));
    }

    private static byte[] uninterrupted() {
        return ENGINE.write(train(Attendance.NONE));
    }

    @Test
    void a_training_killed_in_its_third_epoch_ends_with_the_bytes_of_one_that_was_not() throws Exception {
        Path model = folder.resolve("model");
        Path checkpoints = folder.resolve("checkpoints");
        assertThat(runUntil(line -> line.equals("step 3.8"), checkpoints, model))
                .isEqualTo("step 3.8");
        assertThat(model).doesNotExist();
        assertThat(files(checkpoints)).isPositive();
        String first = runUntil(line -> line.startsWith("step"), folder.resolve("elsewhere"), model);
        assertThat(first).isEqualTo("step 1.1");
        String resumed = runUntil(line -> line.equals("written"), checkpoints, model);
        assertThat(resumed).isEqualTo("written");
        assertThat(Files.readAllBytes(model)).isEqualTo(uninterrupted());
        assertThat(files(checkpoints)).isZero();
    }

    @Test
    void a_training_killed_at_any_moment_goes_on_to_the_same_bytes() throws Exception {
        Path model = folder.resolve("model");
        Path checkpoints = folder.resolve("checkpoints");
        RandomGenerator random = Seed.of(11).random();
        int kills = 0;
        while (kills < MOST_KILLS && !Files.exists(model)) {
            // From the first step on most of the time goes into checkpoints, so that some kills fall into one.
            Process process = start(checkpoints, model);
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                read(said, line -> line.startsWith("step"));
                TimeUnit.MICROSECONDS.sleep(random.nextInt(60_000));
                process.destroyForcibly().waitFor();
            }
            kills++;
        }
        assertThat(kills).isGreaterThanOrEqualTo(3);
        if (!Files.exists(model)) {
            runUntil(line -> line.equals("written"), checkpoints, model);
        }
        assertThat(Files.readAllBytes(model)).isEqualTo(uninterrupted());
        assertThat(files(checkpoints)).isZero();
    }

    private static long files(Path of) throws IOException {
        try (Stream<Path> all = Files.list(of)) {
            return all.count();
        }
    }

    /** Starts a training and kills it at a line; what the line said. */
    private static String runUntil(Predicate<String> line, Path checkpoints, Path model) throws Exception {
        Process process = start(checkpoints, model);
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String found = read(said, line);
            process.destroyForcibly().waitFor();
            return found;
        }
    }

    private static String read(BufferedReader said, Predicate<String> line) throws IOException {
        StringBuilder all = new StringBuilder();
        String next = said.readLine();
        while (next != null && !line.test(next)) {
            all.append(next).append('\n');
            next = said.readLine();
        }
        assertThat(next).as(all.toString()).isNotNull();
        return String.valueOf(next);
    }

    private static Process start(Path checkpoints, Path model) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTrainingIT.class.getName(),
                        checkpoints.toString(),
                        model.toString())
                .redirectErrorStream(true)
                .start();
    }

    /** Trains, or goes on, and writes the model; says every step. */
    public static void main(String[] args) throws IOException {
        TrainingListener listener = new TrainingListener() {
            @Override
            public void started(TrainingStart start) {
                if (start.batches() != STEPS) {
                    throw new IllegalStateException("an epoch has " + start.batches() + " steps");
                }
            }

            @Override
            public void stepped(TrainingStep step) {
                say("step " + step.epoch() + "." + step.step());
            }
        };
        Model model = train(new Attendance(listener, Optional.of(Path.of(args[0]))));
        AtomicFiles.write(Path.of(args[1]), ENGINE.write(model));
        say("written");
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
        if (System.out.checkError()) {
            throw new UncheckedIOException(new IOException("nobody reads"));
        }
    }
}
