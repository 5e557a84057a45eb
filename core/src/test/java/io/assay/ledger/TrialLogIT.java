package io.assay.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Writers in processes of their own, killed without warning. */
class TrialLogIT {
    @TempDir
    Path folder;

    /** Appends to a log until it is killed, or as often as told. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            int looks = args[1].startsWith("look") ? Integer.parseInt(args[2]) : 0;
            for (int i = 0; i < looks; i++) {
                Peeks.of(Path.of(args[0]), Clock.systemUTC()).look("data", new Window(1, 2), args[1]);
            }
            if (looks > 0) {
                return;
            }
            TrialLog log = TrialLog.of(Path.of(args[0]), Clock.systemUTC());
            int count = Integer.parseInt(args[2]);
            for (int i = 0; i < count; i++) {
                log.append(TrialLogTest.trial(args[1] + "-" + i + "-" + "x".repeat(3000), i));
            }
        }
    }

    @Test
    void two_processes_write_one_chain() throws Exception {
        Path file = folder.resolve("trials.jsonl");
        Process first = start(file, "first", 200);
        Process second = start(file, "second", 200);

        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();

        TrialLog log = TrialLog.of(file, Clock.systemUTC());
        assertThat(log.verify()).isEmpty();
        assertThat(log.countTrials()).isEqualTo(400);
    }

    /**
     * Each look reads the file while it holds the lock; two that count alike would be a look that counts for nothing.
     */
    @Test
    void processes_that_look_at_once_count_every_look_once() throws Exception {
        Path file = folder.resolve("peeks.jsonl");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(start(file, "look" + i, 60));
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        LedgerFile ledger = LedgerFile.of(file);
        assertThat(ledger.check().problem()).isEmpty();
        assertThat(ledger.check().remarks()).isEmpty();
        assertThat(ledger.read().rows()).hasSize(180);
        assertThat(Peeks.of(file, Clock.systemUTC()).count("data", new Window(1, 2)))
                .isEqualTo(180);
    }

    @Test
    void killed_writers_leave_a_log_that_goes_on() throws Exception {
        Path file = folder.resolve("trials.jsonl");
        TrialLog log = TrialLog.of(file, Clock.systemUTC());
        long before = 0;
        for (int round = 0; round < 8; round++) {
            Process writer = start(file, "round" + round, Integer.MAX_VALUE);
            long size = before;
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while ((!Files.exists(file) || Files.size(file) <= size) && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
            Thread.sleep(20L + 13L * round);
            writer.destroyForcibly().waitFor();
            assertThat(log.verify()).as("right after the kill").isEmpty();

            log.append(TrialLogTest.trial("after round " + round, 0));
            assertThat(log.verify()).isEmpty();
            before = Files.size(file);
        }
        assertThat(log.entries().stream()
                        .filter(e -> e.trial().specification().startsWith("after round"))
                        .count())
                .isEqualTo(8);
        assertThat(log.entries().size()).isGreaterThan(16);
    }

    private static Process start(Path file, String name, int count) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Writer.class.getName(), file.toString(), name, Integer.toString(count)));
        return new ProcessBuilder(command).inheritIO().start();
    }
}
