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
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.base.Seed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills {@code assay train missing} as a user runs it, at random moments from its start to behind the promotion at its
 * end; {@code -Dassay.kills=100} kills more often. After each kill what is kept is whole; once it was let run to its
 * end, all is as if nobody had killed it.
 */
class TrainKillIT {
    private static final Object[] TRAIN = {"train", "missing", "--unproven", "--trees", "5", "--test-sessions", "400"};
    private static final int KILLS = Integer.getInteger("assay.kills", 2);

    @TempDir
    Path folder;

    private Path data;
    private Map<String, String> whole = Map.of();
    private String audit = "";
    private long milliseconds;

    @BeforeEach
    void run_once_without_a_kill() throws Exception {
        data = folder.resolve("data");
        ok(data, "data", "simulate", "--stocks", 3, "--sessions", 1600, "--ic", 0.2);
        Path calm = copy("calm");
        audit = ok(calm, "--json", "data", "audit");
        long start = System.nanoTime();
        assertThat(start(calm).waitFor()).isZero();
        milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        whole = made(calm);
        assertThat(whole).hasSizeGreaterThan(3 * 3);
    }

    private static String ok(Path workspace, Object... words) {
        List<Object> all = new ArrayList<>(List.of("-w", workspace));
        all.addAll(List.of(words));
        Shell.Result result = Shell.run(all.toArray());
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private Path copy(String name) throws IOException {
        Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(data.relativize(file).toString()));
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
        Stream.of(TRAIN).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("ASSAY_USER_DIR", folder.resolve("user").toString());
        return builder.start();
    }

    /** Hashes of all that a run makes and that no clock is in, and who is current. */
    private static Map<String, String> made(Path workspace) throws IOException {
        Map<String, String> made = new TreeMap<>();
        try (Stream<Path> files = Files.walk(workspace)) {
            for (Path file : files.filter(f -> f.toString().matches(".*([.]judged|model[.]bin|report[.]json)"))
                    .toList()) {
                made.put(workspace.relativize(file).toString(), Digest.of(Files.readAllBytes(file)));
            }
        }
        Path current = workspace.resolve("models").resolve("current.json");
        Json.read(current, JsonNode.class)
                .get("models")
                .properties()
                .forEach(e -> made.put("current " + e.getKey(), e.getValue().asText()));
        return made;
    }

    @Test
    void a_training_killed_at_any_moment_loses_nothing_and_ends_as_one_that_was_not() throws Exception {
        RandomGenerator random = Seed.of(3).random();
        int kills = 0;
        int runs = 0;
        while (kills < KILLS) {
            Path workspace = copy("killed" + runs);
            runs++;
            boolean ended = false;
            while (!ended) {
                Process process = start(workspace);
                // At times behind the end, so that the moments of the promotion are among them.
                long moment = kills < KILLS ? random.nextLong(milliseconds * 11 / 10) : 10 * milliseconds;
                ended = process.waitFor(moment, TimeUnit.MILLISECONDS);
                if (!ended) {
                    process.destroyForcibly().waitFor();
                    kills++;
                    check(workspace, kills);
                }
            }
            // Killed between the promotion and the page, a run is whole and has no page: 'report' makes one.
            String said = Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
            assertThat(said).containsAnyOf("Report: ", "each has a model already. Nothing was done.");
            ok(workspace, "report");
            assertThat(made(workspace)).as("run " + runs).isEqualTo(whole);
        }
        System.out.println("KILLS train missing: " + kills + " kills, " + kills + " recovered, 0 lost; " + runs
                + " runs that ended with the same bits");
    }

    /** What a user would look at after a crash. */
    private void check(Path workspace, int kill) {
        for (String[] words : new String[][] {{"models", "verify"}, {"ledger", "verify"}}) {
            List<Object> all = new ArrayList<>(List.of("-w", workspace));
            all.addAll(List.of(words));
            Shell.Result result = Shell.run(all.toArray());
            assertThat(result.code())
                    .as("kill " + kill + ": " + List.of(words) + " " + result.err() + result.out())
                    .isZero();
        }
        assertThat(ok(workspace, "--json", "data", "audit")).as("kill " + kill).isEqualTo(audit);
    }
}
