package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import io.assay.base.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole road on a small simulated market, by light models. */
class PipelineIT {
    private static final List<String> LIGHT = List.of(
            "--quality-models",
            "logistic-regression",
            "--regime-models",
            "logistic-regression",
            "--price-models",
            "ridge-strong",
            "--horizons",
            "5",
            "--forecast",
            "S0001,S0002,S0003");

    @TempDir
    static Path folder;

    private static Shell.Result first;

    @BeforeAll
    static void walk() {
        Shell.run("-w", folder, "data", "simulate", "--stocks", "10", "--sessions", "2600", "--ic", "0.2");
        first = run();
    }

    private static Shell.Result run(Object... more) {
        List<Object> all = new ArrayList<>(List.of("-w", folder, "pipeline", "run"));
        all.addAll(LIGHT);
        all.addAll(List.of(more));
        return Shell.run(all.toArray());
    }

    @Test
    void seven_steps_end_in_a_page_with_verdicts() throws IOException {
        assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.OK);
        assertThat(first.err()).contains("Step 1 of 7: Collect", "Step 7 of 7: Check");
        assertThat(first.out())
                .contains("what was claimed", "ROC AUC", "regime accuracy", "share of stocks with Sharpe above 1")
                .doesNotContain("no step measured it yet");
        assertThat(Files.readString(folder.resolve("reports/pipeline-main.html")))
                .contains("R84", "R85", "Every number, and where it comes from", "signal_quality_model");
        JsonNode summary = Json.tree(Files.readString(folder.resolve("pipelines/main/summary.json")), "the summary");
        for (String figure : List.of("signal_quality_score", "regime_accuracy", "price_forecast_mse")) {
            assertThat(summary.path("figures").path(figure).path("ledger").asLong())
                    .as(figure)
                    .isPositive();
        }
        assertThat(summary.path("models").path("market_regime_model").asText()).startsWith("INDEX-");
    }

    @Test
    void every_line_that_a_number_points_to_tells_that_number() {
        JsonNode steps =
                Shell.run("-w", folder, "--json", "pipeline", "status").json().path("steps");
        JsonNode lines = Shell.run("-w", folder, "--json", "ledger", "list").json();
        int compared = 0;
        for (JsonNode step : steps) {
            for (JsonNode figure : step.path("result").path("figures")) {
                long line = figure.path("ledger").asLong();
                String name = figure.path("name").asText();
                for (JsonNode entry : lines.path("rows")) {
                    if (entry.path("sequence").asLong() == line
                            && entry.path("score").asText().equals(name)) {
                        assertThat(figure.path("value").asDouble())
                                .isEqualTo(entry.path("value").asDouble());
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(3);
    }

    @Test
    void a_second_run_does_nothing_and_from_a_step_on_it_does_it_again() {
        Shell.Result again = run();
        assertThat(again.err().lines().filter(line -> line.startsWith("Step ")))
                .hasSize(7)
                .allMatch(line -> line.endsWith("(there already)"));
        Shell.Result saved = run("--from-step", "save");
        assertThat(saved.err()).contains("Step 6 of 7", "(there already)");
        assertThat(saved.err().lines().filter(line -> line.endsWith("write the summary")))
                .hasSize(1);
        Shell.Result wrong = run("--from-step", "nonsense");
        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("nonsense", "collect");
    }

    @Test
    void the_plan_says_what_is_done() {
        Shell.Result plan = Shell.run("-w", folder, "pipeline", "plan");
        assertThat(plan.code()).isEqualTo(ExitCode.OK);
        assertThat(plan.out()).contains("import bars", "assay quality validate", "tasks are done");
        JsonNode tasks = Shell.run("-w", folder, "--json", "pipeline", "plan").json();
        assertThat(tasks.get(0).path("done").asBoolean()).isTrue();
        Shell.Result other = Shell.run("-w", folder, "pipeline", "status", "--name", "other");
        assertThat(other.out()).contains("open");
    }

    @Test
    void a_kept_model_is_asked_about_later_signals_alone() {
        Shell.Result trained = Shell.run(
                "-w", folder, "--json", "quality", "train", "--models", "logistic-regression", "--to", "2008-12-31");
        assertThat(trained.code()).as(trained.err()).isEqualTo(ExitCode.OK);
        String model = trained.json().path("model").path("id").asText();
        Shell.Result early = Shell.run("-w", folder, "quality", "validate", model, "--from", "2008-01-02");
        assertThat(early.code()).isEqualTo(ExitCode.USAGE);
        assertThat(early.err()).contains("learnt from outcomes that were known until");
        Shell.Result others =
                Shell.run("-w", folder, "quality", "validate", model, "--from", "2009-03-01", "--horizon", "10");
        assertThat(others.code()).isEqualTo(ExitCode.USAGE);
        assertThat(others.err()).contains("learnt from signals of");
        Shell.Result later = Shell.run("-w", folder, "--json", "quality", "validate", model, "--from", "2009-03-01");
        assertThat(later.code()).as(later.err()).isEqualTo(ExitCode.OK);
        assertThat(later.json().path("scores").path("rows")).hasSize(4);
        assertThat(later.json().path("days").path("firstDay").asInt()).isGreaterThanOrEqualTo(14_304);
        Shell.Result closed = Shell.run("-w", folder, "quality", "validate", model, "--from", "2012-01-02");
        assertThat(closed.code()).isNotEqualTo(ExitCode.OK);
        heldOutDaysAreOpenedAndCounted(model);
    }

    private static void heldOutDaysAreOpenedAndCounted(String model) {
        Map<String, String> user =
                Map.of("ASSAY_USER_DIR", folder.resolve("user").toString());
        Object[] opening = {"-w", folder, "--json", "quality", "validate", model, "--from", "2012-01-02", "--open-test"
        };
        for (int look = 1; look <= 2; look++) {
            Shell.Result opened = Shell.run(user, opening);
            assertThat(opened.code()).as(opened.err()).isEqualTo(ExitCode.OK);
            assertThat(opened.json().path("notes").get(0).asText()).contains("this is look number " + look);
            assertThat(opened.json().path("days").path("firstDay").asInt()).isGreaterThanOrEqualTo(15_341);
        }
        JsonNode lines = Shell.run("-w", folder, "--json", "ledger", "list").json();
        // What became of each strategy's signals on these days was seen as well.
        long looks = StreamSupport.stream(lines.path("rows").spliterator(), false)
                .filter(line -> line.path("kind").asText().equals("PEEK"))
                .filter(line -> line.path("specification").asText().startsWith("validation of "))
                .count();
        assertThat(looks).isEqualTo(2);
    }
}
