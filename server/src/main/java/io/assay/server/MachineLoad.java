package io.assay.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;
import org.jspecify.annotations.Nullable;

/**
 * How busy the machine is that the server runs on, all its processes together. Asked again within a second, it answers
 * the same, since the load of a processor is measured between two looks. Used by several threads.
 */
final class MachineLoad {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final int FIELDS = 5;
    private static final long MEBI = 1L << 20;
    private static final long KIBI = 1L << 10;
    private static final double PERCENT = 100;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private @Nullable Now last;
    private long lookedAt;

    /**
     * How it stands.
     *
     * @param processors that this server may use
     * @param load share of all processors that is at work, 0..1; null where the system does not tell
     * @param ownLoad the part of it that is this server's
     * @param memory bytes of memory
     * @param memoryAvailable bytes that could be used; null where the system does not tell
     * @param heap bytes of this server's heap in use
     * @param heapMost bytes that it may grow to
     * @param diskFree bytes that are free where the workspace lies
     * @param gpus one an accelerator
     * @param gpuNote why nothing is known of accelerators, else empty
     */
    record Now(
            int processors,
            @Nullable Double load,
            @Nullable Double ownLoad,
            long memory,
            @Nullable Long memoryAvailable,
            long heap,
            long heapMost,
            long diskFree,
            List<Gpu> gpus,
            String gpuNote) {}

    /**
     * An accelerator.
     *
     * @param load share of the last moments at work, 0..1; null where it does not tell
     * @param memory bytes
     * @param memoryUsed bytes in use
     * @param celsius its temperature; null where it does not tell
     */
    record Gpu(
            String name,
            @Nullable Double load,
            @Nullable Long memory,
            @Nullable Long memoryUsed,
            @Nullable Double celsius) {}

    private record Gpus(List<Gpu> gpus, String note) {}

    MachineLoad() {
        // The first look has no other before it to measure from.
        system.getCpuLoad();
        system.getProcessCpuLoad();
    }

    synchronized Now now(Path workspace) {
        long at = System.nanoTime();
        if (last == null || at - lookedAt > KEPT.toNanos()) {
            last = look(workspace);
            lookedAt = at;
        }
        return last;
    }

    private Now look(Path workspace) {
        Gpus gpus = gpus();
        Runtime runtime = Runtime.getRuntime();
        return new Now(
                runtime.availableProcessors(),
                share(system.getCpuLoad()),
                share(system.getProcessCpuLoad()),
                system.getTotalMemorySize(),
                available().orElse(null),
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory(),
                free(workspace),
                gpus.gpus(),
                gpus.note());
    }

    private static @Nullable Double share(double load) {
        return load >= 0 ? Double.valueOf(load) : null;
    }

    private static long free(Path workspace) {
        try {
            return Files.getFileStore(workspace).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for the space left at " + workspace, e);
        }
    }

    /** What the system counts as free leaves out what it would give back at once. */
    private static Optional<Long> available() {
        if (!Files.isReadable(MEMORY)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(MEMORY).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .findFirst()
                    .map(line -> KIBI * Long.parseLong(line.replaceAll("\\D", "")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + MEMORY, e);
        }
    }

    private static Gpus gpus() {
        try {
            Process asked = new ProcessBuilder(
                            "nvidia-smi",
                            "--query-gpu=name,utilization.gpu,memory.total,memory.used,temperature.gpu",
                            "--format=csv,noheader,nounits")
                    .redirectErrorStream(true)
                    .start();
            List<String> lines;
            try (BufferedReader reader = asked.inputReader(StandardCharsets.UTF_8)) {
                if (!asked.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    asked.destroyForcibly();
                    return new Gpus(List.of(), "'nvidia-smi' did not answer within " + PATIENCE.toSeconds() + " s");
                }
                lines = reader.lines().toList();
            }
            return asked.exitValue() == 0
                    ? new Gpus(read(lines), "")
                    : new Gpus(
                            List.of(),
                            "'nvidia-smi' says: " + String.join(" ", lines).strip());
        } catch (IOException e) {
            return new Gpus(List.of(), "there is no 'nvidia-smi' on this machine that could be asked about a GPU");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.STOPPING, "the server is stopping");
        }
    }

    /** What the tool's lines say. */
    static List<Gpu> read(List<String> lines) {
        List<Gpu> gpus = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(",", -1);
            if (parts.length == FIELDS) {
                gpus.add(new Gpu(
                        parts[0].strip(),
                        number(parts[1]).map(p -> p / PERCENT).orElse(null),
                        number(parts[2]).map(m -> Math.round(m * MEBI)).orElse(null),
                        number(parts[3]).map(m -> Math.round(m * MEBI)).orElse(null),
                        number(parts[4]).orElse(null)));
            }
        }
        return gpus;
    }

    /** Such as {@code [N/A]} where a card does not tell. */
    private static Optional<Double> number(String text) {
        return text.strip().matches("[0-9]{1,9}(\\.[0-9]{1,6})?")
                ? Optional.of(Double.valueOf(text.strip()))
                : Optional.empty();
    }
}
