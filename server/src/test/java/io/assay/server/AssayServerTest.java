package io.assay.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.experiment.serve.Prediction;
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
import static io.assay.server.Served.predict;
import static io.assay.server.Served.request;
import static io.assay.server.Served.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AssayServerTest {
    private static final String TOKEN = "0123456789abcdef-token";
    private static final Instrument STOCK = Served.STOCKS.get(0);

    @TempDir
    static Path workspace;

    private static Serving serving;
    private static AssayServer server;

    @BeforeAll
    static void start() {
        Served.train(workspace);
        serving = Served.serving(workspace, Served.MARKET);
        server = start(Optional.empty(), ServerSettings.Limits.standard());
    }

    private static AssayServer start(Optional<String> token, ServerSettings.Limits limits) {
        return AssayServer.start(serving, Served.settings(token, limits), "test");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String bars(BarSeries series) {
        return IntStream.range(0, series.size())
                .mapToObj(i -> "{\"date\":\"" + Days.text(series.days()[i]) + "\",\"open\":" + series.open()[i]
                        + ",\"high\":" + series.high()[i] + ",\"low\":" + series.low()[i] + ",\"close\":"
                        + series.close()[i] + ",\"adjustedClose\":" + series.adjustedClose()[i] + ",\"volume\":"
                        + series.volume()[i] + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void one_stock_by_either_method_is_what_is_said_inside() {
        Prediction inside = serving.predict(STOCK, Optional.empty());
        JsonNode one = json(get(server, "/v1/predict/" + STOCK.symbol()));
        assertThat(one).isEqualTo(json(predict(server, "{\"symbol\":\"" + STOCK + "\"}")));
        assertThat(one.get("symbol").asText()).isEqualTo(STOCK.toString());
        assertThat(one.get("model").get("id").asText()).isEqualTo(inside.model().id());
        assertThat(one.get("expectedReturn").asDouble()).isEqualTo(inside.expectedReturn());
        double sum = 0;
        for (JsonNode probability : one.get("directionProbabilities")) {
            sum += probability.asDouble();
        }
        assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(one.get("interval").get("coverage").asDouble()).isBetween(0.7, 1.0);
        assertThat(one.get("warmUp").get("bars").asInt()).isGreaterThan(200);
    }

    @Test
    void several_at_once_are_answered_one_by_one_and_one_that_fails_spoils_no_other() {
        JsonNode all = json(predict(
                server,
                "{\"requests\":[{\"symbol\":\"" + STOCK + "\"},{\"symbol\":\"NOPE\"},{},{\"symbol\":\"" + STOCK
                        + "\",\"date\":\"1999-01-01\"}]}"));
        assertThat(all).hasSize(4);
        assertThat(all.get(0).get("prediction").get("date").asText()).isNotEmpty();
        assertThat(all.get(1).get("refused").get("status").asInt()).isEqualTo(404);
        assertThat(all.get(2).get("refused").get("status").asInt()).isEqualTo(400);
        assertThat(all.get(3).get("refused").get("status").asInt()).isBetween(404, 422);
    }

    @Test
    void bars_brought_along_are_answered_as_the_same_bars_in_the_store() {
        BarSeries series = Served.MARKET.bars(STOCK);
        JsonNode stored = json(get(server, "/v1/predict/" + STOCK));
        JsonNode posted = json(predict(server, "{\"symbol\":\"" + STOCK + "\",\"bars\":" + bars(series) + "}"));
        assertThat(posted).isEqualTo(stored);
    }

    @Test
    void too_few_bars_and_impossible_ones_are_refused_in_a_sentence() {
        BarSeries series = Served.MARKET.bars(STOCK);
        BarSeries few = series.rows(series.size() - 270, series.size());
        HttpResponse<String> short_ = predict(server, "{\"symbol\":\"" + STOCK + "\",\"bars\":" + bars(few) + "}");
        assertThat(short_.statusCode()).isEqualTo(422);
        assertThat(short_.body()).contains("needs").contains("bars without a hole");
        HttpResponse<String> none = predict(server, "{\"symbol\":\"" + STOCK + "\",\"bars\":[]}");
        assertThat(none.statusCode()).isEqualTo(400);
        HttpResponse<String> back = predict(
                server,
                "{\"symbol\":\"SIM:NEW\",\"bars\":[{\"date\":\"2000-01-04\",\"open\":1,\"high\":1,\"low\":1,"
                        + "\"close\":1,\"volume\":1},{\"date\":\"2000-01-03\",\"open\":1,\"high\":1,\"low\":1"
                        + ",\"close\":1,"
                        + "\"volume\":1}]}");
        assertThat(back.statusCode()).isEqualTo(400);
        assertThat(back.body()).contains("2000-01-03 stands behind 2000-01-04");
        HttpResponse<String> nan = predict(
                server,
                "{\"symbol\":\"SIM:NEW\",\"bars\":[{\"date\":\"2000-01-04\",\"open\":\"NaN\",\"high\":1,\"low\":1,"
                        + "\"close\":1,\"volume\":1}]}");
        assertThat(nan.statusCode()).isEqualTo(400);
        HttpResponse<String> nowhere = predict(
                server,
                "{\"symbol\":\"MOON:NEW\",\"bars\":[{\"date\":\"2000-01-04\",\"open\":1,\"high\":1,\"low\":1,"
                        + "\"close\":1,\"volume\":1}]}");
        assertThat(nowhere.statusCode()).isBetween(400, 499);
        assertThat(nowhere.body()).contains("a market must be one of").contains("MOON");
    }

    @Test
    void all_routes_of_the_table_are_in_the_document_and_answer() {
        JsonNode paths = json(get(server, "/v1/openapi.json")).get("paths");
        paths.properties().forEach(path -> {
            if (path.getValue().has("get")) {
                String real =
                        path.getKey().replace("{symbol}", STOCK.toString()).replace("{id}", "x");
                int status = get(server, real).statusCode();
                int expected = real.contains("/x") ? 404 : real.equals("/v1/compare") ? 400 : 200;
                assertThat(status).as(real).isEqualTo(expected);
            }
        });
        assertThat(paths.properties())
                .extracting(java.util.Map.Entry::getKey)
                .contains(
                        "/v1/health", "/v1/predict", "/v1/signals", "/v1/models/{id}", "/metrics", "/v1/openapi.json");
        JsonNode model = json(get(server, "/v1/models")).get("models").get(0);
        assertThat(model.get("current").asBoolean()).isTrue();
        assertThat(json(get(server, "/v1/models/" + model.get("id").asText()))
                        .get("recipe")
                        .get("learner")
                        .asText())
                .isEqualTo("logistic-regression");
        assertThat(json(get(server, "/v1/signals")).get("predictions")).hasSize(3);
        assertThat(get(server, "/metrics").body()).contains("assay_http_requests_seconds_count");
    }

    /** {@code -Dassay.refresh=true} writes the file anew. */
    @Test
    void the_document_that_is_shipped_is_the_one_that_is_served() throws IOException {
        Path shipped = Path.of("..", "docs", "openapi.json");
        ObjectNode served = (ObjectNode) json(get(server, "/v1/openapi.json"));
        // A commit has no place in a file that is committed.
        ((ObjectNode) served.get("info")).put("version", "v1");
        ObjectMapper ordered = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        String text =
                ordered.writerWithDefaultPrettyPrinter().writeValueAsString(ordered.treeToValue(served, Map.class))
                        + "\n";
        if (Boolean.getBoolean("assay.refresh")) {
            Files.writeString(shipped, text);
        }
        assertThat(Files.readString(shipped))
                .as("docs/openapi.json is stale. Fix: ./mvnw -Dquick -pl server -am test"
                        + " -Dtest=AssayServerTest -Dassay.refresh=true")
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models/..",
                "/v1/models/%2e%2e%2f%2e%2e%2fledger.jsonl",
                "/v1/models/..%5c..%5cledger",
                "/v1/runs/%00",
                "/v1/models/card.json",
                "/v1/predict/%2e%2e",
                "//v1//models",
                "/v1/models/.saving-1",
                "/../../etc/passwd",
                "/v1/predict/US:A?date=../../x",
                "/v1/signals?symbols=../..,x"
            })
    void no_path_leads_out_of_the_workspace(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
        assertThat(answer)
                .doesNotContain("root:")
                .doesNotContain(workspace.toString())
                .doesNotContain("at io.");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    @Test
    void other_methods_media_types_and_paths_are_told() {
        assertThat(send(request(server, "/v1/predict").DELETE()).statusCode()).isEqualTo(405);
        HttpResponse<String> plain = send(request(server, "/v1/predict").POST(BodyPublishers.ofString("{}")));
        assertThat(plain.statusCode()).isEqualTo(415);
        HttpResponse<String> unknown = get(server, "/v1/nothing");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).get("error").asText()).contains("openapi.json");
    }

    @Test
    void a_page_from_elsewhere_may_not_ask() throws IOException {
        assertThat(raw("GET /v1/runs HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw(String.join(
                        "\r\n",
                        "GET /v1/runs HTTP/1.1",
                        "Host: localhost",
                        "Origin: https://evil.example",
                        "Connection: close",
                        "",
                        "")))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void a_token_lets_in_whoever_shows_it_and_nobody_else() {
        try (AssayServer closed = start(Optional.of(TOKEN), ServerSettings.Limits.standard())) {
            assertThat(get(closed, "/v1/models").statusCode()).isEqualTo(401);
            assertThat(get(closed, "/metrics").statusCode()).isEqualTo(401);
            assertThat(get(closed, "/v1/health").statusCode()).isEqualTo(200);
            assertThat(send(request(closed, "/v1/models").header("Authorization", "Bearer " + TOKEN + "x"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(send(request(closed, "/v1/models").header("Authorization", "Bearer " + TOKEN))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void short_tokens_open_hosts_and_taken_ports_are_refused() {
        assertThatThrownBy(() -> Served.settings(Optional.of("short"), ServerSettings.Limits.standard()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("16 characters");
        assertThatThrownBy(() -> new ServerSettings(
                        "0.0.0.0", 0, Optional.empty(), Optional.empty(), ServerSettings.Limits.standard()))
                .hasMessageContaining("without a token");
        assertThatThrownBy(() -> AssayServer.start(serving, ServerSettings.local(server.port()), "test"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + server.port());
    }

    @Test
    void large_bodies_are_refused_whether_they_tell_their_length_or_not() throws IOException {
        try (AssayServer small =
                start(Optional.empty(), new ServerSettings.Limits(1_000, 8, 1, 1, Duration.ofSeconds(5)))) {
            String body = "{\"symbol\":\"" + "A".repeat(2_000) + "\"}";
            HttpResponse<String> told = predict(small, body);
            assertThat(told.statusCode()).isEqualTo(413);
            assertThat(told.body()).contains("1000 bytes");
            HttpResponse<String> chunked = send(request(small, "/v1/predict")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(
                            () -> new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
            assertThat(chunked.statusCode()).isEqualTo(413);
        }
    }
}
