package io.assay.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.Json;
import io.assay.base.Seed;

import static org.assertj.core.api.Assertions.assertThat;

/** A command that is run as a user runs it, in a process of its own, and killed at random moments. */
final class KilledCommand {
    private final Path folder;
    private final List<String> words;
    private final RandomGenerator random;
    private long milliseconds;
    private int runs;

    /**
     * A command.
     *
     * @param folder for copies of the workspace and for what is said
     * @param words of the command line
     * @param seed of the moments
     */
    KilledCommand(Path folder, List<String> words, Seed seed) {
        this.folder = folder;
        this.words = List.copyOf(words);
        this.random = seed.random();
    }

    /** What a command says that must end well. */
    static String ok(Path workspace, Object... words) {
        List<Object> all = new ArrayList<>(List.of("-w", workspace));
        all.addAll(List.of(words));
        Shell.Result result = Shell.run(all.toArray());
        assertThat(result.code()).as(List.of(words) + " " + result.err()).isZero();
        return result.out();
    }

    /** Names of current models by instrument. */
    static Map<String, String> current(Path workspace) {
        Map<String, String> current = new TreeMap<>();
        Json.read(workspace.resolve("models").resolve("current.json"), JsonNode.class)
                .get("models")
                .properties()
                .forEach(e -> current.put(e.getKey(), e.getValue().asText()));
        return current;
    }

    /** A copy of a workspace, in which the command ran once without a kill: so it is known how long it takes. */
    Path calm(Path workspace) throws IOException, InterruptedException {
        Path calm = copy(workspace, "calm");
        long start = System.nanoTime();
        assertThat(start(calm).waitFor()).as(said()).isZero();
        milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return calm;
    }

    /** What the last process said. */
    String said() throws IOException {
        return Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
    }

    /** What is looked at in a workspace. */
    @FunctionalInterface
    interface Look {
        /** Looks at a workspace after so many kills or runs. */
        void at(Path workspace, int count) throws IOException;
    }

    /**
     * Kills until it was done so often; each workspace is let run to its end.
     *
     * @param killed looks after each kill
     * @param ended looks after each run to the end
     */
    void kill(Path workspace, int kills, Look killed, Look ended) throws IOException, InterruptedException {
        int done = 0;
        while (done < kills) {
            Path copy = copy(workspace, "killed" + runs);
            runs++;
            boolean whole = false;
            while (!whole) {
                Process process = start(copy);
                // At times behind the end, so that the last moments are among them.
                long moment = done < kills ? random.nextLong(milliseconds * 11 / 10) : 10 * milliseconds;
                whole = process.waitFor(moment, TimeUnit.MILLISECONDS);
                if (!whole) {
                    process.destroyForcibly().waitFor();
                    done++;
                    killed.at(copy, done);
                }
            }
            ended.at(copy, runs);
        }
        System.out.println("KILLS " + words.get(0) + (words.get(1).startsWith("-") ? "" : " " + words.get(1)) + ": "
                + done + " kills, " + done + " recovered, 0 lost; " + runs + " runs that ended as without a kill");
    }

    private Path copy(Path workspace, String name) throws IOException {
        Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(workspace)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(workspace.relativize(file).toString()));
            }
        }
        return to;
    }

    private Process start(Path workspace) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.assay.app.Main",
                "-w",
                workspace.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("ASSAY_USER_DIR", folder.resolve("user").toString());
        return builder.start();
    }
}
