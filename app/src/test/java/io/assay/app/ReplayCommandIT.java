package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code assay replay} of runs as users make them, with trees, pooled candidates and held-out days that were opened.
 */
class ReplayCommandIT {
    @TempDir
    static Path folder;

    private static Path workspace;
    private static String missing = "";

    @BeforeAll
    static void train() {
        workspace = folder.resolve("w");
        assertThat(run("data", "simulate", "--stocks", 3, "--sessions", 1600).code())
                .isZero();
        missing = run("--json", "--seed", 5, "train", "missing", "--trees", 10, "--to", "2007-06-29")
                .json()
                .at("/run/runId")
                .asText();
        assertThat(run(
                                "train",
                                "finetune",
                                "--label",
                                "direction3_5d",
                                "--models",
                                "logistic-regression-strong",
                                "--pooled",
                                "boosting-pooled",
                                "--open-test")
                        .code())
                .isZero();
    }

    private static Shell.Result run(Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "-w";
        all[1] = workspace;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Shell.run(Map.of("ASSAY_USER_DIR", folder.resolve("user").toString()), all);
    }

    @Test
    void the_newest_run_is_identical_and_no_trial_and_no_look_is_logged() throws IOException {
        String trials = Files.readString(workspace.resolve("ledger.jsonl"));
        String looks = run("--json", "ledger", "list", "--user").out();
        Shell.Result result = run("replay", "--threads", 1);
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
        assertThat(result.out()).startsWith("identical\n");
        assertThat(result.err()).contains("was opened on held-out days. Only what lies before them is replayed");
        assertThat(Files.readString(workspace.resolve("ledger.jsonl"))).isEqualTo(trials);
        assertThat(run("--json", "ledger", "list", "--user").out()).isEqualTo(looks);
    }

    @Test
    void an_older_run_with_a_seed_and_a_last_day_of_its_own_is_identical_too() {
        JsonNode outcome = run("--json", "replay", missing).json();
        assertThat(outcome.path("identical").asBoolean()).isTrue();
        assertThat(outcome.path("runId").asText()).isEqualTo(missing);
        assertThat(outcome.path("recordedDigest")).isEqualTo(outcome.path("replayedDigest"));
    }

    @Test
    void another_code_version_is_said_and_what_differs_is_named() throws IOException {
        Path recipe = workspace.resolve("runs").resolve(missing).resolve("recipe.json");
        String before = Files.readString(recipe);
        Files.writeString(
                recipe,
                before.replaceFirst("\"trees\" : 10", "\"trees\" : 11").replaceFirst("\"version\" : \"", "$0old-"));
        Shell.Result result = run("replay", missing);
        Files.writeString(recipe, before);
        assertThat(result.code()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(result.err()).contains("OTHER CODE: run " + missing + " was made by version old-");
        assertThat(result.out())
                .startsWith("DIFFERENT: ")
                .contains("specification: recorded ", "model of SIM:S0001: recorded ", "other code: version old-");
    }

    @Test
    void models_show_says_how_many_bars_a_model_needs() {
        String id = run("--json", "models", "list").json().get(0).path("id").asText();
        JsonNode card = run("--json", "models", "show", id).json();
        assertThat(card.path("id").asText()).isEqualTo(id);
        int bars = card.at("/neededBars/bars").asInt();
        assertThat(bars).isBetween(253, 301);
        assertThat(run("models", "show", id).out()).contains(bars + " bars without a hole (");
    }

    @Test
    void what_is_not_there_is_refused() {
        assertThat(run("replay", "nobody").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("replay", "--tolerance", "-1").code()).isEqualTo(ExitCode.USAGE);
    }
}
