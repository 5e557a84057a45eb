package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.UserFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PortfolioCommandsTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void market() {
        Shell.run("-w", folder, "data", "simulate", "--stocks", "8", "--sessions", "1500", "--ic", "0");
    }

    private static Shell.Result portfolio(Object... arguments) {
        Object[] all = new Object[3 + arguments.length];
        all[0] = "-w";
        all[1] = folder;
        all[2] = "portfolio";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Shell.run(all);
    }

    @Test
    void methods_are_compared_on_open_days_with_page_weights_and_a_line_in_the_ledger_each() throws IOException {
        Shell.Result first = portfolio("backtest", "--methods", "hrp,min-variance", "--max-weight", "30");
        assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.OK);
        assertThat(first.err()).contains("are held out");
        assertThat(first.out().replaceAll("\\s+", " "))
                .contains("The market is simulated", "none of them is judged", "equal-weight", "inverse-volatility")
                .contains("for all 2 portfolios", "Weights: ", "Report: ");
        JsonNode again = Shell.run(
                        "-w",
                        folder,
                        "--json",
                        "--threads",
                        "1",
                        "portfolio",
                        "backtest",
                        "--methods",
                        "hrp,min-variance",
                        "--max-weight",
                        "30")
                .json();
        JsonNode lines = again.path("portfolios").path("lines");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).path("book").path("name").asText()).isEqualTo("hrp");
        assertThat(lines.get(0).path("trials").path("count").asInt()).isEqualTo(2);
        assertThat(Files.readString(Path.of(again.path("report").asText()))).contains("Weights over time", "<svg");
        List<String> weights = Files.readAllLines(Path.of(again.path("weights").asText()));
        assertThat(weights.get(0)).isEqualTo("date,method,instrument,weight");
        assertThat(Shell.run("-w", folder, "ledger", "list").out()).contains("portfolio by hrp");
        // What was written on the first run is what is written on the second.
        assertThat(first.out()).contains(again.path("weights").asText());
    }

    @Test
    void opened_days_are_judged_as_well_and_the_look_is_counted(@TempDir Path user) {
        Path own = user.resolve("workspace");
        Shell.run("-w", own, "data", "simulate", "--stocks", "5", "--sessions", "1000", "--ic", "0");
        Map<String, String> environment = Map.of(UserFolder.VARIABLE, user.toString());
        Shell.Result opened =
                Shell.run(environment, "-w", own, "portfolio", "backtest", "--methods", "risk-parity", "--open-test");
        assertThat(opened.code()).as(opened.err()).isEqualTo(ExitCode.OK);
        assertThat(opened.out().replaceAll("\\s+", " ")).contains("this is look number ");
        assertThat(user.resolve("peeks.jsonl")).exists();
        assertThat(Shell.run("-w", own, "ledger", "list").out()).contains("peek  net Sharpe");
    }

    @Test
    void weights_that_were_written_are_read_back_as_what_is_held() {
        JsonNode made = Shell.run("-w", folder, "--json", "portfolio", "build", "--method", "risk-parity")
                .json();
        double sum = 0;
        for (JsonNode line : made.path("portfolio").path("lines")) {
            sum += line.path("weight").asDouble();
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        Shell.Result moved = portfolio(
                "build",
                "--method",
                "min-variance",
                "--held",
                made.path("file").asText(),
                "--turnover",
                "10",
                "--sector",
                "sector 1=0..100",
                "--covariance",
                "ewma",
                "--missing",
                "pairwise");
        assertThat(moved.code()).as(moved.err()).isEqualTo(ExitCode.OK);
        assertThat(moved.out().replaceAll("\\s+", " "))
                .contains("held", "change", "turnover at most 10 %", "ewma(0.97), pairwise", "Weights: ");
        assertThat(moved.out().replaceAll("\\s+", " "))
                .contains("Sectors are those of the day on which they were drawn up");
    }

    @Test
    void what_does_not_fit_together_is_told_in_a_sentence(@TempDir Path other) throws IOException {
        assertUsage("8 names of 10 % at most come to 80 %", "build", "--max-weight", "10");
        assertUsage("mean-variance cannot do without", "backtest", "--methods", "mean-variance");
        assertUsage("there is no method 'markowitz'", "build", "--method", "markowitz");
        assertUsage(
                "there is no method to compare with equal weight and inverse volatility 'equal-weight'",
                "backtest",
                "--methods",
                "equal-weight");
        assertUsage("'--sector' must read NAME=FROM..TO", "build", "--sector", "Technology");
        assertUsage("'--net' must hold a percentage or FROM..TO, was 'all'", "build", "--net", "all");
        assertUsage("there is no kind of covariance 'garch'", "build", "--covariance", "garch");
        assertUsage("lw-correlation cannot go with pairwise", "build", "--missing", "pairwise");
        assertUsage("no run has finished", "build", "--run", "newest");
        assertUsage("'--to' must be an open day", "backtest", "--to", "2099-12-31");
        Path held = Files.writeString(other.resolve("held.csv"), "instrument,weight\nS0001,much\n");
        Shell.Result result = portfolio("build", "--held", held);
        assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(result.err()).contains("held.csv:2: a weight must be a fraction of the equity", "was 'much'");
    }

    private static void assertUsage(String sentence, Object... arguments) {
        Shell.Result result = portfolio(arguments);
        assertThat(result.err()).contains(sentence);
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    }
}
