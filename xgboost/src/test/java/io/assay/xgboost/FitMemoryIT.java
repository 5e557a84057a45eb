package io.assay.xgboost;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NativeMemoryIT {
    private static final XgboostEngine ENGINE = new XgboostEngine();

    /**
     * In a JVM of its own whose heap is resident from the start, so that what grows is native memory, and that never
     * collects garbage, so that no finalizer frees what was not closed.
     */
    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void two_hundred_fits_and_predictions_keep_resident_memory_flat(String learner) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms1g",
                        "-Xmx1g",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:+UseEpsilonGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NativeMemoryIT.class.getName(),
                        learner)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        String[] lines = said.split("\\s+", -1);
        long grown = Long.parseLong(lines[lines.length - 1]);
        // A matrix is 0.8 MB: not freed, it would show as 160,000 KiB.
        assertThat(grown).as("KiB grown").isLessThan(40_000);
    }

    /** Fits 30 + 200 models of the learner named; prints by how many KiB resident memory grew over the 200. */
    public static void main(String[] args) throws IOException {
        Dataset train = TestRows.learnable(5_000, 40, TestRows.THREE, 5);
        fit(args[0], train, 30);
        long before = resident();
        fit(args[0], train, 200);
        System.out.println(resident() - before);
    }

    private static void fit(String learner, Dataset train, int times) {
        TestRows.Table few = TestRows.noise(100, 40, 1);
        for (int i = 0; i < times; i++) {
            Model model = ENGINE.learner(learner, Map.of("trees", 3, "depth", 3, "bins", 32))
                    .fit(train, Seed.of(i));
            assertThat(model.predict(few).rows()).isEqualTo(100);
        }
    }

    @Test
    void a_long_lived_model_takes_the_load_of_many_threads_that_come_and_go() throws InterruptedException {
        Dataset train = TestRows.learnable(500, 20, TestRows.THREE, 5);
        Model model = ENGINE.learner("random-forest", Map.of("trees", 100)).fit(train, Seed.of(1));
        double[] expected = model.predict(train.features()).values();
        for (int round = 0; round < 20; round++) {
            Thread[] threads = new Thread[16];
            boolean[] same = new boolean[threads.length];
            for (int t = 0; t < threads.length; t++) {
                int slot = t;
                threads[t] = new Thread(() -> same[slot] =
                        Arrays.equals(expected, model.predict(train.features()).values()));
                threads[t].start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(same).containsOnly(true);
        }
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
