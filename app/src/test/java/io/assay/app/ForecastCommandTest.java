package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ForecastCommandTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void market() {
        Shell.run("-w", folder, "data", "simulate", "--stocks", "4", "--sessions", "1400", "--ic", "0");
    }

    private static Shell.Result forecast(Object... more) {
        return Shell.run(Stream.concat(Stream.of("-w", folder, "forecast"), Arrays.stream(more))
                .toArray());
    }

    private static Path only(String part, String ending) throws IOException {
        try (var files = Files.list(folder.resolve(part))) {
            return files.filter(f -> f.getFileName().toString().startsWith("forecast-"))
                    .filter(f -> f.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void prices_are_forecast_judged_and_written() throws IOException {
        Shell.Result result = forecast("--models", "ridge", "--features", "request", "--train-sessions", "252");
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
        assertThat(result.out())
                .contains(
                        "The market is simulated",
                        "5 sessions ahead",
                        "30 sessions ahead",
                        "ridge",
                        "random walk",
                        "drift",
                        "persistence",
                        "80 % interval",
                        "NOT BELIEVED",
                        "share of negative predicted prices",
                        "Forecasts: ",
                        "Report: ");
        assertThat(result.err()).contains("are held out");
        List<String> lines = Files.readAllLines(only("forecasts", ".csv"));
        assertThat(lines.get(0)).contains("predicted,realised,low80,high80");
        assertThat(lines.size()).isGreaterThan(1000);
        assertThat(Files.readString(only("reports", ".html"))).contains("Can prices be forecast?", "<svg");
        JsonNode json = Shell.run(
                        "-w",
                        folder,
                        "--json",
                        "forecast",
                        "--models",
                        "ridge",
                        "--horizons",
                        "5",
                        "--features",
                        "request",
                        "--train-sessions",
                        "252")
                .json();
        assertThat(json.path("horizons").size()).isEqualTo(1);
        assertThat(json.path("horizons").path(0).path("scores").path("rows").size())
                .isEqualTo(4);
        assertThat(json.path("horizons").path(0).path("outlooks").size()).isEqualTo(4);
    }

    @Test
    void what_cannot_be_forecast_is_refused_in_a_sentence() {
        assertThat(forecast("--features", "some").err()).contains("'--features' must be all or request");
        assertThat(forecast("--models", "request-mlp").err()).contains("does not predict log_change_5d");
        assertThat(forecast("--models", "ridge,ridge").err()).contains("'--models' must name at least one, and each");
        assertThat(forecast("--horizons", "5,5").err()).contains("'--horizons' must name at least one, and each");
        assertThat(forecast("--horizons", "0").err()).contains("--horizons");
        assertThat(forecast("--to", "2099-01-01").err()).contains("'--to' must be an open day");
        assertThat(forecast("--models", "ridge", "--to", "2001-03-01").code()).isNotEqualTo(ExitCode.OK);
    }
}
