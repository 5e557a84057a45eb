package io.assay.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.Test;

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
}
