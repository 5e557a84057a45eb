package io.assay.app;

import java.util.Arrays;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimCommandTest {
    @Test
    void a_ratio_of_ten_on_one_stock_is_answered_with_reasons() {
        Shell.Result result = Shell.run("claim", "--sharpe", 10.67, "--sessions", 63);
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("VERDICT: NOT CREDIBLE").contains("10.67 +- 4.34", "stale prices");
    }

    @Test
    void the_best_of_many_stocks_is_judged_as_such() {
        JsonNode alone =
                Shell.run("--json", "claim", "--sharpe", 2.1, "--years", 8).json();
        JsonNode best = Shell.run("--json", "claim", "--sharpe", 1.1, "--years", 8, "--stocks", 4000, "--best")
                .json();
        assertThat(alone.get("credible").asBoolean()).isTrue();
        assertThat(best.get("credible").asBoolean()).isFalse();
        assertThat(best.toString()).contains("the best of 4000 stocks shows a Sharpe ratio of 1.10");
    }

    @Test
    void a_drawdown_smaller_than_its_ratio_allows_speaks_against_it() {
        JsonNode answer = Shell.run(
                        "--json", "claim", "--sharpe", 1.2, "--years", 25, "--max-drawdown", 0.1, "--volatility", 0.15)
                .json();
        JsonNode last = answer.get("reasons").get(answer.get("reasons").size() - 1);
        assertThat(last.get("against").asBoolean()).isTrue();
        assertThat(last.get("sentence").asText()).contains("claimed 10.0 %");
    }

    @Test
    void trials_count_for_a_correlation_too() {
        JsonNode answer = Shell.run("--json", "claim", "--ic", 0.01, "--years", 1, "--stocks", 10, "--trials", 1000)
                .json();
        assertThat(answer.get("credible").asBoolean()).isFalse();
        assertThat(answer.toString()).contains("best of 1000 trials without skill is expected to show a correlation");
    }

    @Test
    void a_drawdown_without_a_ratio_is_refused_with_the_option_to_give() {
        Shell.Result result = Shell.run("claim", "--ic", 0.05, "--max-drawdown", 0.1);
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("--sharpe");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--years 3 | --sharpe",
                "--sharpe 1 --sessions 63 --years 2 | --sessions and --years",
                "--sharpe 101 | --sharpe",
                "--sharpe NaN | --sharpe",
                "--accuracy 1.01 | --accuracy",
                "--accuracy -0.1 | --accuracy",
                "--ic -1.5 | --ic",
                "--sharpe 1 --sessions 1 | --sessions",
                "--sharpe 1 --years 0 | --years",
                "--sharpe 1 --stocks 0 | --stocks",
                "--sharpe 1 --trials 0 | --trials",
                "--sharpe 1 --costs -1 | --costs",
                "--sharpe 1 --max-drawdown 1.5 | --max-drawdown",
                "--sharpe 1 --max-drawdown 0.1 --volatility 0 | --volatility",
                "--sharpe much | --sharpe"
            })
    void what_cannot_be_a_claim_is_refused_with_the_option(String options, String option) {
        Shell.Result result = Shell.run(Stream.concat(Stream.of("claim"), Arrays.stream(options.split(" ")))
                .toArray());
        assertThat(result.code()).as(result.out()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(option).doesNotContain("Exception");
        assertThat(result.out()).isEmpty();
    }
}
