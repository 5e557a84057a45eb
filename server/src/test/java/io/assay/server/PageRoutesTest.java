package io.assay.server;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.experiment.serve.Serving;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.assay.server.Served.get;
import static io.assay.server.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PageRoutesTest {
    private static final Instrument STOCK = Served.STOCKS.get(0);

    @TempDir
    static Path workspace;

    private static AssayServer server;

    @BeforeAll
    static void start() {
        Served.train(workspace);
        Serving serving = Served.serving(workspace, Served.MARKET);
        server =
                AssayServer.start(serving, Served.settings(Optional.empty(), ServerSettings.Limits.standard()), "test");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void bars_are_the_newest_stored_ones_as_they_are() {
        BarSeries series = Served.MARKET.bars(STOCK);
        JsonNode told = json(get(server, "/v1/bars/" + STOCK + "?last=7"));
        assertThat(told.get("stored").asInt()).isEqualTo(series.size());
        assertThat(told.get("simulated").asBoolean()).isTrue();
        assertThat(told.get("bars")).hasSize(7);
        assertThat(told.get("bars").get(6).get("close").asDouble()).isEqualTo(series.close()[series.size() - 1]);
        assertThat(told.get("bars").get(0).get("open").asDouble()).isEqualTo(series.open()[series.size() - 7]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "5001", "99999999999", ""})
    void a_number_that_is_none_is_refused(String last) {
        assertThat(get(server, "/v1/bars/" + STOCK + "?last=" + last).statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_an_answer_is_made_of_sums_to_the_probabilities_that_are_said() {
        JsonNode said = json(get(server, "/v1/predict/" + STOCK)).get("directionProbabilities");
        double all = 0;
        double[] outputs = new double[3];
        List<String> classes = List.of("SELL", "HOLD", "BUY");
        for (int k = 0; k < outputs.length; k++) {
            JsonNode made = json(get(server, "/v1/explain/" + STOCK + "?class=" + classes.get(k)));
            double sum = made.get("base").asDouble();
            for (JsonNode part : made.get("parts")) {
                sum += part.get("contribution").asDouble();
            }
            assertThat(made.get("said").asDouble())
                    .isCloseTo(said.get(classes.get(k)).asDouble(), within(1e-12));
            outputs[k] = StrictMath.exp(sum);
            all += outputs[k];
        }
        for (int k = 0; k < outputs.length; k++) {
            assertThat(outputs[k] / all).isCloseTo(said.get(classes.get(k)).asDouble(), within(1e-9));
        }
        assertThat(get(server, "/v1/explain/" + STOCK + "?class=NOPE").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_stock_without_a_model_has_no_earlier_answers_and_is_not_explained() {
        HttpResponse<String> past = get(server, "/v1/signals/" + Served.STOCKS.get(1));
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body()).contains("assay train missing");
        assertThat(get(server, "/v1/explain/" + Served.STOCKS.get(1)).statusCode())
                .isEqualTo(422);
    }

    @Test
    void earlier_answers_are_out_of_sample_and_carry_their_outcomes() {
        JsonNode past = json(get(server, "/v1/signals/" + STOCK));
        assertThat(past.get("horizon").asInt()).isEqualTo(5);
        assertThat(past.get("signals").size()).isGreaterThan(200);
        JsonNode card = json(get(server, "/v1/models/" + past.get("model").asText()));
        String first = card.get("spans").get("walkForward").get("first").asText();
        assertThat(past.get("signals").get(0).get("date").asText()).isGreaterThanOrEqualTo(first);
        assertThat(past.get("signals").get(0).get("outcome").isNumber()).isTrue();
    }

    @Test
    void a_run_has_a_report_and_no_book_until_somebody_looks() {
        String id = json(get(server, "/v1/runs")).get(0).get("runId").asText();
        HttpResponse<String> report = get(server, "/v1/runs/" + id + "/report");
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.body()).contains("Against the null models");
        assertThat(report.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox")
                .contains("default-src 'none'")
                .doesNotContain("script-src");
        HttpResponse<String> book = get(server, "/v1/runs/" + id + "/book");
        assertThat(book.statusCode()).isEqualTo(404);
        assertThat(book.body()).contains("assay backtest " + id);
    }

    @Test
    void looking_writes_nothing_into_the_ledger() throws IOException {
        byte[] before = Files.readAllBytes(workspace.resolve("ledger.jsonl"));
        String id = json(get(server, "/v1/runs")).get(0).get("runId").asText();
        for (String path : List.of(
                "/v1/runs/" + id + "/report",
                "/v1/audit",
                "/v1/audit/report",
                "/v1/ledger",
                "/v1/compare?names=" + id + "," + id,
                "/v1/signals/" + STOCK,
                "/v1/explain/" + STOCK)) {
            get(server, path);
        }
        assertThat(Files.readAllBytes(workspace.resolve("ledger.jsonl"))).isEqualTo(before);
    }

    @Test
    void only_pages_of_the_folder_of_reports_can_be_read() throws IOException {
        Path reports = Files.createDirectories(workspace.resolve("reports"));
        Files.writeString(reports.resolve("mine.html"), "<main>mine</main>");
        Files.writeString(workspace.resolve("secret.html"), "<main>secret</main>");
        Files.createSymbolicLink(reports.resolve("link.html"), workspace.resolve("secret.html"));
        assertThat(json(get(server, "/v1/reports"))).hasSize(1);
        assertThat(get(server, "/v1/reports/mine").body()).contains("mine");
        for (String name : List.of("link", "..%2fsecret", "%2e%2e%2fsecret", "mine.html", "..%5csecret")) {
            assertThat(get(server, "/v1/reports/" + name).statusCode()).as(name).isBetween(400, 499);
        }
    }

    @Test
    void the_page_needs_no_token_its_policy_is_strict_and_every_file_it_names_is_there() {
        try (AssayServer closed = AssayServer.start(
                Served.serving(workspace, Served.MARKET),
                Served.settings(Optional.of("0123456789abcdef-token"), ServerSettings.Limits.standard()),
                "test")) {
            HttpResponse<String> page = get(closed, "/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .contains("script-src 'self';")
                    .doesNotContain("unsafe");
            assertThat(page.body()).doesNotContain("http://").doesNotContain("https://");
            java.util.regex.Matcher files = java.util.regex.Pattern.compile("(?:src|href)=\"(/web/[^\"]+)\"")
                    .matcher(page.body());
            int found = 0;
            while (files.find()) {
                found++;
                assertThat(get(closed, files.group(1)).statusCode())
                        .as(files.group(1))
                        .isEqualTo(200);
            }
            assertThat(found).isGreaterThan(3);
            assertThat(get(closed, "/web/vendor/lightweight-charts-NOTICE.txt").body())
                    .contains("TradingView");
            for (String data : List.of("/v1/audit", "/v1/reports", "/v1/live", "/v1/live/x/events", "/v1/system")) {
                assertThat(get(closed, data).statusCode()).as(data).isEqualTo(401);
            }
        }
    }

    @Test
    void cards_of_accelerators_are_read_as_they_tell() {
        List<MachineLoad.Gpu> gpus =
                MachineLoad.read(List.of("NVIDIA H100 80GB HBM3, 37, 81559, 1024, 41", "Odd, [N/A], [N/A], 7, 40"));
        assertThat(gpus.get(0))
                .isEqualTo(new MachineLoad.Gpu("NVIDIA H100 80GB HBM3", 0.37, 81559L << 20, 1024L << 20, 41.0));
        assertThat(gpus.get(1)).isEqualTo(new MachineLoad.Gpu("Odd", null, null, 7L << 20, 40.0));
    }
}
