package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code walkforward} on three simulated stocks with linear models. */
class WalkForwardCommandIT {
    private static final String ASKED =
            "walkforward logistic-regression-strong --every 1 --train-sessions 500 --test-sessions 200 --top 1";

    @TempDir
    private static Path shared;

    private static Path workspace() {
        return shared.resolve("w");
    }

    private static Shell.Result run(String words) {
        Map<String, String> user =
                Map.of("ASSAY_USER_DIR", shared.resolve("user").toString());
        return Shell.run(
                user,
                Stream.concat(Stream.of("-w", workspace()), Stream.of(words.split(" ")))
                        .toArray());
    }

    private static JsonNode json(String words) {
        Shell.Result result = run("--json " + words);
        assertThat(result.code()).as(result.err()).isZero();
        return result.json();
    }

    @BeforeAll
    static void simulate() {
        Shell.Result result = run("data simulate --stocks 3 --sessions 2000 --ic 0.2");
        assertThat(result.code()).as(result.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "forrest | forrest",
                "ridge | does not predict",
                "forest --step 100 --test-sessions 126 | would test a session twice",
                "forest --train-sessions 0 | --train-sessions",
                "forest --label return_5d | must have classes",
                "forest --scope all | must be pooled, stock or both",
                "forest boosting --set depth=3 | is of one model, and here are 2",
                "forest --set deepth=3 | deepth",
                "forest:deepth=3 boosting | deepth",
                "forest:6 boosting | must be MODEL:NAME=VALUE",
                "forest --top 1 --drop 2 | exchanges some of the",
                "forest --initial-capital 0 | --initial-capital"
            })
    void what_cannot_be_asked_is_refused_in_a_sentence(String options, String sentence) {
        Shell.Result result = run("walkforward " + options);
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(sentence).doesNotContain("Exception");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void too_long_a_training_is_told_with_what_there_is() {
        Shell.Result result = run("walkforward forest --train-sessions 5000");
        assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(result.err()).contains("5000 sessions are to be learnt from", "Fix: more history");
    }

    @Test
    void windows_are_scored_booked_and_kept_and_their_models_walk_again_over_others() throws IOException {
        JsonNode first = json(ASKED);
        JsonNode windows = first.at("/study/windows");
        assertThat(windows.size()).isGreaterThan(1);
        assertThat(first.at("/backtest/beside/periods")).hasSameSizeAs(windows);
        assertThat(first.at("/backtest/beside/periods/0/model/period/name").asText())
                .isEqualTo(windows.at("/0/score/name").asText());
        assertThat(first.at("/backtest/books/1/name").asText()).isEqualTo("equal weight");
        assertThat(Files.readString(Path.of(first.at("/report").asText())))
                .contains("Window by window", "Period by period", "Nothing on it is real");
        String run = first.at("/study/run/runId").asText();
        JsonNode again = json("walkforward " + run + " --train-sessions 500 --test-sessions 400 --expanding");
        assertThat(again.at("/study/run/specification").asText())
                .contains("logistic-regression", "walk-forward(train=500, test=400, expanding)");
        assertThat(again.at("/study/windows").size()).isLessThan(windows.size());
    }

    @Test
    void opened_days_are_booked_and_every_later_look_at_them_is_counted() {
        JsonNode opened = json(ASKED + " --note why --open-test");
        long looks = opened.at("/study/opened/looks").asLong();
        assertThat(opened.at("/heldOutBacktest/heldOut/looks").asLong()).isEqualTo(looks);
        String run = opened.at("/study/run/runId").asText();
        JsonNode later = json("backtest " + run + " --held-out");
        assertThat(later.at("/backtest/heldOut/looks").asLong()).isEqualTo(looks + 1);
        Shell.Result text = run("backtest " + run + " --held-out --top 1");
        assertThat(text.out()).contains("HELD-OUT days", "look number " + (looks + 2), "on held-out days");
        String model = opened.at("/study/run/stocks/0/modelId").asText();
        Shell.Result alone = run("backtest " + model + " --held-out");
        assertThat(alone.code()).isEqualTo(ExitCode.USAGE);
        assertThat(alone.err()).contains("is a model. Fix: assay backtest " + run);
    }

    @Test
    void days_that_no_training_opened_cannot_be_acted_on() {
        String run = json("walkforward logistic-regression-strong --train-sessions 600")
                .at("/study/run/runId")
                .asText();
        Shell.Result result = run("backtest " + run + " --held-out");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("were not opened", "--open-test");
    }
}
