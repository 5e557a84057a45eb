package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.assay.base.Digest;
import io.assay.base.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.assay.app.KilledCommand.ok;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills {@code assay train missing} as a user runs it, at random moments from its start to behind the promotion at its
 * end; {@code -Dassay.kills=100} kills more often. After each kill what is kept is whole; once it was let run to its
 * end, all is as if nobody had killed it.
 */
class TrainKillIT {
    private static final List<String> TRAIN =
            List.of("train", "missing", "--unproven", "--trees", "5", "--test-sessions", "400");
    private static final int KILLS = Integer.getInteger("assay.kills", 2);

    @TempDir
    Path folder;

    /** Hashes of all that a run makes and that no clock is in, and who is current. */
    private static Map<String, String> made(Path workspace) throws IOException {
        Map<String, String> made = new TreeMap<>();
        try (Stream<Path> files = Files.walk(workspace)) {
            for (Path file : files.filter(f -> f.toString().matches(".*([.]judged|model[.]bin|report[.]json)"))
                    .toList()) {
                made.put(workspace.relativize(file).toString(), Digest.of(Files.readAllBytes(file)));
            }
        }
        KilledCommand.current(workspace).forEach((stock, model) -> made.put("current " + stock, model));
        return made;
    }

    @Test
    void a_training_killed_at_any_moment_loses_nothing_and_ends_as_one_that_was_not() throws Exception {
        Path data = folder.resolve("data");
        ok(data, "data", "simulate", "--stocks", 3, "--sessions", 1600, "--ic", 0.2);
        KilledCommand train = new KilledCommand(folder, TRAIN, Seed.of(3));
        Path calm = train.calm(data);
        Map<String, String> whole = made(calm);
        assertThat(whole).hasSizeGreaterThan(3 * 3);
        String audit = ok(calm, "--json", "data", "audit");
        train.kill(
                data,
                KILLS,
                (workspace, kill) -> {
                    ok(workspace, "models", "verify");
                    ok(workspace, "ledger", "verify");
                    assertThat(ok(workspace, "--json", "data", "audit"))
                            .as("kill " + kill)
                            .isEqualTo(audit);
                },
                (workspace, run) -> {
                    // Killed between the promotion and the page, a run is whole and has no page: 'report' makes one.
                    assertThat(train.said()).containsAnyOf("Report: ", "each has a model already. Nothing was done.");
                    ok(workspace, "report");
                    assertThat(made(workspace)).as("run " + run).isEqualTo(whole);
                });
    }
}
