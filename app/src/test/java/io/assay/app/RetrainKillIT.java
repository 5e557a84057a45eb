package io.assay.app;

import java.io.IOException;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills {@code assay retrain} as a user runs it, at random moments; {@code -Dassay.kills=100} kills more often. After
 * each kill all stocks have the models from before or all have those from after, and what is kept is whole; once it was
 * let run to its end, the refit is in use and the models before it are in its shadow, as if nobody had killed it.
 */
class RetrainKillIT {
    private static final int KILLS = Integer.getInteger("assay.kills", 2);
    private static final List<String> RETRAIN = List.of("retrain", "--to", "2007-12-28");

    @TempDir
    Path folder;

    private Path data;
    private Map<String, String> before = Map.of();
    private Map<String, String> after = Map.of();
    private long milliseconds;

    @BeforeEach
    void run_once_without_a_kill() throws Exception {
        data = folder.resolve("data");
        ok(data, "data", "simulate", "--stocks", 3, "--sessions", 1600, "--ic", 0.2);
        ok(data, "train", "missing", "--unproven", "--trees", 5, "--test-sessions", 400, "--to", "2007-06-29");
        before = current(data);
        Path calm = copy("calm");
        long start = System.nanoTime();
        assertThat(start(calm).waitFor()).isZero();
        milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        after = current(calm);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.values()).doesNotContainAnyElementsOf(before.values());
    }

    private static String ok(Path workspace, Object... words) {
        List<Object> all = new ArrayList<>(List.of("-w", workspace));
        all.addAll(List.of(words));
        Shell.Result result = Shell.run(all.toArray());
        assertThat(result.code()).as(List.of(words) + " " + result.err()).isZero();
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
        command.addAll(RETRAIN);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("ASSAY_USER_DIR", folder.resolve("user").toString());
        return builder.start();
    }

    private static Map<String, String> current(Path workspace) {
        Map<String, String> current = new TreeMap<>();
        Json.read(workspace.resolve("models").resolve("current.json"), JsonNode.class)
                .get("models")
                .properties()
                .forEach(e -> current.put(e.getKey(), e.getValue().asText()));
        return current;
    }

    @Test
    void a_refit_killed_at_any_moment_changes_all_or_nothing_and_ends_as_one_that_was_not() throws Exception {
        RandomGenerator random = Seed.of(4).random();
        int kills = 0;
        int runs = 0;
        while (kills < KILLS) {
            Path workspace = copy("killed" + runs);
            runs++;
            boolean ended = false;
            while (!ended) {
                Process process = start(workspace);
                long moment = kills < KILLS ? random.nextLong(milliseconds * 11 / 10) : 10 * milliseconds;
                ended = process.waitFor(moment, TimeUnit.MILLISECONDS);
                if (!ended) {
                    process.destroyForcibly().waitFor();
                    kills++;
                    ok(workspace, "models", "verify");
                    ok(workspace, "ledger", "verify");
                    assertThat(current(workspace)).as("kill " + kills).isIn(before, after);
                }
            }
            assertThat(current(workspace)).as("run " + runs).isEqualTo(after);
            JsonNode shadows = Json.tree(ok(workspace, "--json", "models", "shadow"), "standard output");
            assertThat(shadows).hasSize(1);
            assertThat(shadows.get(0).at("/kind").asText()).isEqualTo("PREDECESSOR");
            before.forEach((stock, model) ->
                    assertThat(shadows.get(0).get("models").get(stock).asText()).isEqualTo(model));
        }
        System.out.println("KILLS retrain: " + kills + " kills, " + kills + " recovered, 0 lost; " + runs
                + " runs that ended with the same models");
    }
}
