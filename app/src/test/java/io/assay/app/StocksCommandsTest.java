package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.TestData;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StocksCommandsTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void market() {
        Shell.run("-w", folder, "data", "simulate", "--stocks", "5", "--sessions", "2200", "--ic", "0");
    }

    private static Path only(Path workspace, String begin) throws IOException {
        try (var files = Files.list(workspace.resolve("reports"))) {
            return files.filter(f -> f.getFileName().toString().matches(begin + "[0-9a-f]{12}[.]html"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void stocks_are_analysed_and_then_trained() throws IOException {
        Shell.Result analysed = Shell.run("-w", folder, "stocks", "analyse", "--top", "2");
        assertThat(analysed.code()).as(analysed.err()).isEqualTo(ExitCode.OK);
        assertThat(analysed.out())
                .contains("The market is simulated", "5 of high quality", "2 recommended", "Recommendations: ");
        assertThat(analysed.err()).contains("are held out");
        Path file = folder.resolve("analysis/training_recommendations.json");
        String before = Files.readString(file);
        assertThat(Files.readString(only(folder, "stocks-analysis-"))).contains("<svg", "Grades and reasons");
        JsonNode again = Shell.run("-w", folder, "--json", "stocks", "analyse", "--top", "2")
                .json();
        assertThat(again.path("recommendations").path("stocks")).hasSize(5);
        assertThat(Files.readString(file)).isEqualTo(before);

        Shell.Result trained = Shell.run("-w", folder, "stocks", "train", "--no-keep", "--refit-months", "6");
        assertThat(trained.code()).as(trained.err()).isEqualTo(ExitCode.OK);
        assertThat(trained.out())
                .contains("Claimed before (S3)", "own scaler", "global model", "random walk", "per stock", "Report: ");
        assertThat(Files.readString(only(folder, "stocks-"))).contains("Chosen by earlier windows");
    }

    @Test
    void training_asks_for_an_analysis_first(@TempDir Path empty) {
        Shell.Result result = Shell.run("-w", empty, "stocks", "train");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("there are no recommendations", "assay stocks analyse");
    }

    @Test
    void held_out_days_are_never_analysed() {
        Shell.Result late = Shell.run("-w", folder, "stocks", "analyse", "--analyse-to", "2099-12-31");
        assertThat(late.code()).isEqualTo(ExitCode.USAGE);
        assertThat(late.err()).contains("'--analyse-to' must be an open day");
        assertThat(Shell.run("-w", folder, "stocks", "analyse", "--least", "good")
                        .err())
                .contains("'--least' must be high or usable");
        assertThat(Shell.run("-w", folder, "stocks", "analyse", "--model", "nobody")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    /** Three Kenyan stocks, of which nobody traded at the opens on record. */
    @Test
    void thin_stocks_of_kenya_are_filled_at_the_close_and_said_to_be_stale(@TempDir Path workspace) {
        List<Path> files = List.of(
                TestData.require("kenya-daily/KCB.csv.gz"),
                TestData.require("kenya-daily/EABL.csv.gz"),
                TestData.require("kenya-daily/SCOM.csv.gz"));
        files.forEach(f -> assertThat(Shell.run("-w", workspace, "data", "import", f, "--market", "KENYA")
                        .code())
                .isEqualTo(ExitCode.OK));
        JsonNode report = Shell.run(
                        "-w",
                        workspace,
                        "--json",
                        "stocks",
                        "analyse",
                        "--test-from",
                        "2016-01-01",
                        "--analyse-to",
                        "2012-12-31",
                        "--least",
                        "usable")
                .json();
        JsonNode stocks = report.path("recommendations").path("stocks");
        assertThat(stocks).hasSize(3);
        assertThat(StreamSupport.stream(stocks.spliterator(), false))
                .allMatch(s -> s.path("atClose").asBoolean())
                .allMatch(
                        s -> s.path("quality").path("trading").path("unchanged").asDouble() > 0.2)
                .allMatch(s -> s.path("quality").path("grade").asText().equals("USABLE"));

        Shell.Result trained = Shell.run("-w", workspace, "stocks", "train", "--no-keep");
        assertThat(trained.code()).as(trained.err()).isEqualTo(ExitCode.OK);
        assertThat(trained.out()).contains("the opens on record were not traded at", "are stale");
        assertThat(trained.out()).doesNotContain("2016-");
    }
}
