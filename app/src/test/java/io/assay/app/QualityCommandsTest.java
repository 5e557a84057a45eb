package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class QualityCommandsTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void market() {
        Shell.run("-w", folder, "data", "simulate", "--stocks", "5", "--sessions", "1400", "--ic", "0");
    }

    private static Path only(String part, String begin, String ending) throws IOException {
        try (var files = Files.list(folder.resolve(part))) {
            return files.filter(f -> f.getFileName().toString().startsWith(begin))
                    .filter(f -> f.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void signals_are_collected_into_files_and_a_page() throws IOException {
        Shell.Result result = Shell.run("-w", folder, "quality", "collect", "--strategies", "momentum,rsi");
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.out())
                .contains("The market is simulated", "momentum", "LONG", "SHORT", "base rate of success", "Report: ")
                .doesNotContain("breakout");
        assertThat(result.err()).contains("are held out");
        List<String> lines = Files.readAllLines(only("signals", "signals-", ".csv"));
        assertThat(lines.get(0)).startsWith("market,symbol,date,strategy,signal_type,entry_date");
        assertThat(lines.get(0)).contains(",feature_confidence,", ",feature_strategy_success_rate,");
        assertThat(lines.size()).isGreaterThan(50);
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.matches(".*,(momentum|rsi),(BUY|SELL),.*"));
        assertThat(Files.size(only("signals", "signals-", ".parquet"))).isPositive();
        assertThat(Files.readString(only("reports", "signals-", ".html")))
                .contains("<svg", "What was known of each signal");
        String before = Files.readString(only("signals", "signals-", ".csv"));
        JsonNode again = Shell.run("-w", folder, "--json", "quality", "collect", "--strategies", "rsi,momentum")
                .json();
        assertThat(again.path("counts").path("signals").asInt()).isEqualTo(lines.size() - 1);
        assertThat(Files.readString(only("signals", "signals-", ".csv"))).isEqualTo(before);
    }

    @Test
    void models_compete_in_telling_which_signals_will_succeed() throws IOException {
        Shell.Result result = Shell.run(
                "-w",
                folder,
                "quality",
                "train",
                "--models",
                "forest-shallow,logistic-regression",
                "--features",
                "request",
                "--refit-years",
                "1",
                "--train-days",
                "150");
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
        assertThat(result.out())
                .contains(
                        "The market is simulated",
                        "forest-shallow",
                        "ensemble",
                        "strategy's rate",
                        "judged out of sample");
        assertThat(Files.readString(only("reports", "quality-", ".html")))
                .contains("Can good signals be told from bad ones?");
        assertThat(Shell.run("-w", folder, "quality", "train", "--features", "some")
                        .err())
                .contains("'--features' must be all or request");
        assertThat(Shell.run("-w", folder, "quality", "train", "--models", "ridge")
                        .err())
                .contains("does not predict success");
    }

    @Test
    void the_regime_ahead_is_judged_beside_that_it_stays() throws IOException {
        Shell.Result result = Shell.run(
                "-w",
                folder,
                "regimes",
                "--index",
                "SIM.VIX.CLOSE",
                "--models",
                "logistic-regression",
                "--rule",
                "as-of",
                "--train-sessions",
                "200",
                "--refit-years",
                "1");
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
        assertThat(result.out())
                .contains("The market is simulated", "persistence", "majority", "logistic-regression", "change recall");
        JsonNode json = Shell.run(
                        "-w",
                        folder,
                        "--json",
                        "regimes",
                        "--index",
                        "SIM.VIX.CLOSE",
                        "--models",
                        "logistic-regression",
                        "--train-sessions",
                        "200",
                        "--refit-years",
                        "1")
                .json();
        assertThat(json.path("scores").path("rows").size()).isEqualTo(3);
        assertThat(Shell.run("-w", folder, "regimes", "--index", "^NOPE").err())
                .contains("no series ^NOPE.CLOSE or ^NOPE is stored");
        assertThat(Shell.run("-w", folder, "regimes", "--rule", "mine").err()).contains("'--rule'");
    }

    @Test
    void what_cannot_be_collected_is_refused_in_a_sentence() {
        assertThat(Shell.run("-w", folder, "quality", "collect", "--strategies", "momentun")
                        .err())
                .contains("strategy", "momentum");
        assertThat(Shell.run("-w", folder, "quality", "collect", "--horizon", "0")
                        .err())
                .contains("--horizon");
        assertThat(Shell.run("-w", folder, "quality", "collect", "--to", "2099-01-01")
                        .err())
                .contains("'--to' must be an open day");
        assertThat(Shell.run("-w", folder, "quality", "collect", "--open-test").code())
                .isEqualTo(ExitCode.USAGE);
        Shell.Result brief = Shell.run("-w", folder, "quality", "collect", "--to", "2001-03-01");
        assertThat(brief.code()).isNotEqualTo(ExitCode.OK);
        assertThat(brief.err()).doesNotContain("Exception");
    }
}
