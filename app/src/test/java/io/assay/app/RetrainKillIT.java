package io.assay.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.Json;
import io.assay.base.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.assay.app.KilledCommand.current;
import static io.assay.app.KilledCommand.ok;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills {@code assay retrain} as a user runs it, at random moments; {@code -Dassay.kills=100} kills more often. After
 * each kill all stocks have the models from before or all have those from after, and what is kept is whole; once it was
 * let run to its end, the refit is in use and the models before it are in its shadow, as if nobody had killed it.
 */
class RetrainKillIT {
    private static final int KILLS = Integer.getInteger("assay.kills", 2);

    @TempDir
    Path folder;

    @Test
    void a_refit_killed_at_any_moment_changes_all_or_nothing_and_ends_as_one_that_was_not() throws Exception {
        Path data = folder.resolve("data");
        ok(data, "data", "simulate", "--stocks", 3, "--sessions", 1600, "--ic", 0.2);
        ok(data, "train", "missing", "--unproven", "--trees", 5, "--test-sessions", 400, "--to", "2007-06-29");
        Map<String, String> before = current(data);
        KilledCommand retrain = new KilledCommand(folder, List.of("retrain", "--to", "2007-12-28"), Seed.of(4));
        Map<String, String> after = current(retrain.calm(data));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.values()).as(retrain.said()).doesNotContainAnyElementsOf(before.values());
        retrain.kill(
                data,
                KILLS,
                (workspace, kill) -> {
                    ok(workspace, "models", "verify");
                    ok(workspace, "ledger", "verify");
                    assertThat(current(workspace)).as("kill " + kill).isIn(before, after);
                },
                (workspace, run) -> {
                    assertThat(current(workspace)).as("run " + run).isEqualTo(after);
                    JsonNode shadows = Json.tree(ok(workspace, "--json", "models", "shadow"), "standard output");
                    assertThat(shadows).hasSize(1);
                    assertThat(shadows.get(0).at("/kind").asText()).isEqualTo("PREDECESSOR");
                    before.forEach((stock, model) -> assertThat(
                                    shadows.get(0).get("models").get(stock).asText())
                            .isEqualTo(model));
                });
    }
}
