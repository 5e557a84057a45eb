package io.assay.torch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import io.assay.base.AtomicFiles;
import io.assay.base.Seed;
import io.assay.model.Engine;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.watch.Attendance;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;
import io.assay.train.uncertainty.DeepEnsemble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class KilledTrainingIT {
    private static final Engine ENGINE = new TorchEngine();
    private static final int STEPS = 14;
    private static final int MOST_KILLS = 6;

    @TempDir
    Path folder;

    /** How what is killed is fitted. */
    private enum How {
        SINGLE,
        BRIEF,
        TWO_MEMBERS;

        Map<String, Object> settings() {
            return this == BRIEF ? Map.of("precision", "mixed", "weights", "bfloat16") : Map.of();
        }

        Learner of(Learner network) {
            return this == TWO_MEMBERS ? new DeepEnsemble(network, 2) : network;
        }
    }

    /** Everything that draws or keeps a state: dropout, noise, batch norm, accumulated gradients, decay. */
    private static byte[] train(How how, Attendance attendance) {
        Map<String, Object> settings = new TreeMap<>(Map.ofEntries(
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
                Map.entry("stock_effects", 2)));
        settings.putAll(how.settings());
        Model model = how.of(ENGINE.learner("lstm", settings))
                .onThreads(2)
                .attended(attendance)
                .fit(Market.of(4, 140, 4, 0.5, Seed.of(9)).classes().examples(), Seed.of(4));
        return Engines.find(List.of(ENGINE)).made(model).write(model);
    }

    private static byte[] uninterrupted(How how) {
        return train(how, Attendance.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void a_training_killed_in_its_third_epoch_ends_with_the_bytes_of_one_that_was_not(How how) throws Exception {
        Ways ways = new Ways(how, folder.resolve("checkpoints"), folder.resolve("model"));
        assertThat(ways.runUntil(line -> line.equals("step 3.8"))).isEqualTo("step 3.8");
        assertThat(ways.model()).doesNotExist();
        assertThat(files(ways.checkpoints())).isPositive();
        Ways elsewhere = new Ways(how, folder.resolve("elsewhere"), ways.model());
        assertThat(elsewhere.runUntil(line -> line.startsWith("step"))).isEqualTo("step 1.1");
        if (how == How.TWO_MEMBERS) {
            // The first member goes on in its third epoch; the second is killed in its own.
            int[] seen = new int[1];
            assertThat(ways.runUntil(line -> line.equals("step 3.9") && ++seen[0] == 2))
                    .isEqualTo("step 3.9");
        }
        assertThat(ways.runUntil(line -> line.equals("written"))).isEqualTo("written");
        assertThat(Files.readAllBytes(ways.model())).isEqualTo(uninterrupted(how));
        assertThat(files(ways.checkpoints())).isZero();
    }

    @Test
    void a_training_killed_at_any_moment_goes_on_to_the_same_bytes() throws Exception {
        Ways ways = new Ways(How.SINGLE, folder.resolve("checkpoints"), folder.resolve("model"));
        RandomGenerator random = Seed.of(11).random();
        int kills = 0;
        while (kills < MOST_KILLS && !Files.exists(ways.model())) {
            // From the first step on most of the time goes into checkpoints, so that some kills fall into one.
            Process process = ways.start();
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                read(said, line -> line.startsWith("step"));
                TimeUnit.MICROSECONDS.sleep(random.nextInt(60_000));
                process.destroyForcibly().waitFor();
            }
            kills++;
        }
        assertThat(kills).isGreaterThanOrEqualTo(3);
        if (!Files.exists(ways.model())) {
            ways.runUntil(line -> line.equals("written"));
        }
        assertThat(Files.readAllBytes(ways.model())).isEqualTo(uninterrupted(How.SINGLE));
        assertThat(files(ways.checkpoints())).isZero();
    }

    private static long files(Path of) throws IOException {
        try (Stream<Path> all = Files.list(of)) {
            return all.count();
        }
    }

    /** What is trained where. */
    private record Ways(How how, Path checkpoints, Path model) {
        /** Starts a training and kills it at a line; what the line said. */
        String runUntil(Predicate<String> line) throws Exception {
            Process process = start();
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                String found = read(said, line);
                process.destroyForcibly().waitFor();
                return found;
            }
        }

        Process start() throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledTrainingIT.class.getName(),
                            checkpoints.toString(),
                            model.toString(),
                            how.name())
                    .redirectErrorStream(true)
                    .start();
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
        byte[] model = train(How.valueOf(args[2]), new Attendance(listener, Optional.of(Path.of(args[0]))));
        AtomicFiles.write(Path.of(args[1]), model);
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
