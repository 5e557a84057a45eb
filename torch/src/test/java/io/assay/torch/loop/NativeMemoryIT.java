package io.assay.torch.loop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.assay.base.Seed;
import io.assay.model.Device;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStep;
import io.assay.torch.net.Cell;
import io.assay.torch.net.Modality;
import io.assay.torch.net.Network;
import io.assay.torch.net.RecurrentNet;
import io.assay.torch.net.Shape;
import io.assay.torch.net.TransformerNet;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** In a JVM of its own, whose heap does not grow, so that what grows is native. */
class NativeMemoryIT {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int FIRST = 1_000;
    private static final int LAST = 3_000;
    private static final int ROWS = 1_200;
    private static final int BATCH = 24;
    private static final int BARS = 10;
    private static final int COLUMNS = 8;

    /**
     * A step makes 8 kB of windows alone, so that 2,000 steps would take 16 MB if no more than those were kept. What
     * the JVM compiles meanwhile takes less than one.
     */
    @ParameterizedTest
    @ValueSource(strings = {"lstm train", "transformer train", "lstm ask", "transformer ask"})
    void native_memory_stays_flat(String what) throws Exception {
        assumeThat(STATUS).as("resident memory is read on Linux only").exists();
        ProcessBuilder child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms96m",
                        "-Xmx96m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        // The larger compiler takes megabytes at moments of its own choice.
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NativeMemoryIT.class.getName(),
                        what.split(" ")[0],
                        what.split(" ")[1])
                .redirectErrorStream(true);
        child.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = child.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        List<long[]> figures = said.lines()
                .filter(line -> line.startsWith("memory"))
                .map(line -> Arrays.stream(line.split(" "))
                        .skip(1)
                        .mapToLong(Long::parseLong)
                        .toArray())
                .toList();
        assertThat(figures).hasSize(2);
        long[] before = figures.get(0);
        long[] after = figures.get(1);
        assertThat(after[0] - before[0]).as("resident kB in %s", said).isLessThan(6 * 1024);
        assertThat(after[1] - before[1]).as("objects of JavaCPP in %s", said).isLessThanOrEqualTo(50);
        assertThat(after[2] - before[2]).as("bytes of JavaCPP in %s", said).isLessThanOrEqualTo(64 * 1024);
    }

    /** Does the thing named 3,000 times and prints what memory it takes after the first 1,000 and at the end. */
    public static void main(String[] args) throws Exception {
        Shape shape = new Shape(BARS, Collections.nCopies(COLUMNS, Modality.TECHNICAL), 0, 2);
        Network network = args[0].equals("lstm")
                ? new RecurrentNet(Cell.LSTM, 12, 1, 0.2, true, 0, List.of(), 0).network(shape)
                : new TransformerNet(12, 1, 2, 6, 24, 0.1, 0).network(shape);
        if (args[1].equals("train")) {
            train(network);
        } else {
            ask(network);
        }
    }

    private static void train(Network network) {
        TrainingListener listener = new TrainingListener() {
            private int steps;

            @Override
            public void stepped(TrainingStep step) {
                steps++;
                tell(steps);
            }
        };
        LoopSpec spec = Specs.loop()
                .withEpochs(LAST / (ROWS / BATCH))
                .withBatch(BATCH, 1)
                .withNoise(0.1)
                .build();
        new TrainingLoop(network, spec, new Care("memory", 2, Device.CPU, listener, Optional.empty()))
                .run(held(ROWS), Optional.of(held(40)), Seed.of(1));
    }

    private static Held held(int rows) {
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        int[] classes = new int[rows];
        Arrays.setAll(classes, row -> row % 2);
        return new Held(new Waves(rows, BARS, COLUMNS), new Targets(2, classes, new float[0], weights));
    }

    private static void ask(Network network) {
        Asked asked = new Asked(network, FlatWeights.start(network, Seed.of(1)));
        Waves rows = new Waves(5, BARS, COLUMNS);
        for (int i = 1; i <= LAST; i++) {
            asked.answers(rows, 1);
            tell(i);
        }
    }

    private static void tell(int times) {
        if (times == FIRST || times == LAST) {
            System.out.println("memory " + resident() + " " + Pointer.totalCount() + " " + Pointer.totalBytes());
        }
    }

    private static long resident() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + STATUS, e);
        }
    }
}
