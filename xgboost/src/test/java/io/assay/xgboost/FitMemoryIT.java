package io.assay.xgboost;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FitMemoryIT {
    private static final XgboostEngine ENGINE = new XgboostEngine();

    private static final int ROWS = 500_000;
    private static final int WIDTH = 90;

    /** In a JVM of its own with a small heap; the table itself takes none. */
    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void a_fit_on_many_rows_takes_little_more_than_a_byte_a_value(String learner) throws Exception {
        // 45 MB of bins and some 100 bytes a row; values in single precision would take 180 MB alone.
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FitMemoryIT.class.getName(),
                        learner)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).endsWith("fitted");
    }

    /** Fits the learner named. */
    public static void main(String[] args) {
        List<FeatureInfo> columns =
                IntStream.range(0, WIDTH).mapToObj(TestRows::column).toList();
        FeatureRows table = new Computed(columns);
        Dataset train = TestRows.dataset(table, TestRows.THREE, row -> (int) (3 * Computed.number(row, WIDTH)));
        Model model = ENGINE.learner(args[0], Map.of("trees", 3)).fit(train.examples(), Seed.of(1));
        System.out.println(model.learner().equals(args[0]) ? "fitted" : "not what was asked for");
    }

    /** Values that are computed when they are asked for. */
    private record Computed(List<FeatureInfo> columns) implements FeatureRows {
        @Override
        public int rows() {
            return ROWS;
        }

        @Override
        public float get(int row, int column) {
            return (float) number(row, column);
        }

        /** A hash of a place as a number from 0 to below 1. */
        static double number(int row, int column) {
            long mixed = (row * (WIDTH + 1L) + column + 1) * 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
            return (mixed >>> 11) * 0x1p-53;
        }
    }

    @Test
    void a_long_lived_model_takes_the_load_of_many_threads_that_come_and_go() throws InterruptedException {
        Dataset train = TestRows.learnable(500, 20, TestRows.THREE, 5);
        Model model = ENGINE.learner("random-forest", Map.of("trees", 100)).fit(train.examples(), Seed.of(1));
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
}
