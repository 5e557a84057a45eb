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

/** {@code assay report} on a study and on a run of one specification. */
class ReportIT {
    @TempDir
    static Path folder;

    private static Path workspace;
    private static JsonNode study;
    private static JsonNode missing;

    @BeforeAll
    static void train() {
        workspace = folder.resolve("w");
        run("data", "simulate", "--stocks", 4, "--sessions", 1600, "--ic", 0.1);
        missing = run("--json", "train", "missing", "--trees", 20, "--symbols", "SIM:S0001")
                .json();
        study = run(
                        "--json",
                        "train",
                        "finetune",
                        "--label",
                        "direction3_5d",
                        "--models",
                        "logistic-regression-strong",
                        "--pooled",
                        "logistic-regression-strong")
                .json();
    }

    private static Shell.Result run(Object... arguments) {
        Shell.Result result = any(arguments);
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
        return result;
    }

    private static Shell.Result any(Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "-w";
        all[1] = workspace;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Shell.run(Map.of("ASSAY_USER_DIR", folder.resolve("user").toString()), all);
    }

    @Test
    void the_newest_run_becomes_a_page_and_the_same_as_text() throws IOException {
        String id = study.at("/study/run/runId").asText();
        Shell.Result result = run("report");
        Path page = workspace.resolve("reports").resolve(id + ".html");
        assertThat(result.out()).endsWith("Report: " + page + "\n").contains("VERDICT:", "MONEY:", "break-even");
        assertThat(result.out().lines()).allMatch(l -> l.length() <= 120 || l.contains(page.toString()));
        assertThat(Files.readString(page))
                .contains("Who could be chosen", "break-even", "Leaderboard", "What the models lean on", id)
                .contains("The market is simulated")
                .doesNotContain("Not worked out here");
    }

    @Test
    void a_run_of_one_specification_is_shown_as_well() throws IOException {
        Path page = folder.resolve("own.html");
        JsonNode json = run("--json", "report", missing.at("/run/runId").asText(), "-o", page)
                .json();
        assertThat(json.at("/report").asText()).isEqualTo(page.toString());
        assertThat(json.at("/run/runId")).isEqualTo(missing.at("/run/runId"));
        assertThat(json.at("/importance/models").asInt()).isEqualTo(1);
        assertThat(json.at("/backtest/books")).hasSizeGreaterThan(3);
        assertThat(Files.readString(page)).contains("SIM:S0001").doesNotContain("Who could be chosen");
    }

    @Test
    void without_money_the_page_says_how_to_get_it() throws IOException {
        Path page = folder.resolve("poor.html");
        assertThat(run("report", "--no-money", "-o", page).out()).doesNotContain("MONEY");
        assertThat(Files.readString(page)).contains("Fix: &#39;assay backtest");
    }

    @Test
    void a_run_that_is_not_there_is_answered_with_those_that_are() {
        Shell.Result result = any("report", "nothing");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(missing.at("/run/runId").asText());
    }
}
