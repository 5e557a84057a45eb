package io.assay.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.Json;
import io.assay.experiment.serve.Serving;
import io.assay.train.watch.Clocks;
import io.assay.train.watch.LiveFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static io.assay.server.Served.get;
import static io.assay.server.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class LiveStreamsTest {
    private static final Clocks CLOCKS = new Clocks(InstantSource.system(), System::nanoTime);

    @TempDir
    Path workspace;

    private AssayServer server;

    @BeforeEach
    void start() {
        Serving serving = Served.serving(workspace, Served.MARKET);
        server =
                AssayServer.start(serving, Served.settings(Optional.empty(), ServerSettings.Limits.standard()), "test");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<InputStream> listen(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
    }

    private static BufferedReader lines(HttpResponse<InputStream> response) {
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The next event that has data, as its lines. */
    private static List<String> event(BufferedReader reader) throws IOException {
        List<String> event = new ArrayList<>();
        String line = reader.readLine();
        while (line != null && !(line.isEmpty() && event.stream().anyMatch(l -> l.startsWith("data: ")))) {
            if (!line.isEmpty() && !line.startsWith(":")) {
                event.add(line);
            }
            line = reader.readLine();
        }
        return event;
    }

    private static JsonNode data(List<String> event) {
        return event.stream()
                .filter(l -> l.startsWith("data: "))
                .map(l -> Json.tree(l.substring(6), "event"))
                .findFirst()
                .orElseThrow();
    }

    private static String number(List<String> event) {
        return event.stream()
                .filter(l -> l.startsWith("id: "))
                .map(l -> l.substring(4))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void events_come_as_they_happen_and_whoever_comes_back_hears_the_rest() throws Exception {
        LiveFile live = LiveFile.begin(workspace, "train lstm", Map.of("hidden", 4), CLOCKS);
        JsonNode brief = json(get(server, "/v1/live")).get(0);
        assertThat(brief.get("state").asText()).isEqualTo("RUNNING");
        String id = brief.get("id").asText();
        HttpResponse<InputStream> first = listen("/v1/live/" + id + "/events");
        assertThat(first.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        BufferedReader reader = lines(first);
        List<String> begun = event(reader);
        assertThat(data(begun).get("settings").get("hidden").asInt()).isEqualTo(4);
        live.remark("on its way \u00e4");
        assertThat(data(event(reader)).get("text").asText()).isEqualTo("on its way \u00e4");
        first.body().close();
        live.close();
        BufferedReader again = lines(listen("/v1/live/" + id + "/events?from=" + number(begun)));
        assertThat(data(event(again)).get("text").asText()).isEqualTo("on its way \u00e4");
        assertThat(data(event(again)).get("kind").asText()).isEqualTo("ended");
        List<String> over = event(again);
        assertThat(over).contains("event: over");
        assertThat(data(over).get("state").asText()).isEqualTo("ENDED");
        assertThat(again.readLine()).isNull();
    }

    @Test
    void there_are_so_many_listeners_and_no_more() throws Exception {
        LiveFile live = LiveFile.begin(workspace, "train lstm", Map.of(), CLOCKS);
        String path =
                "/v1/live/" + json(get(server, "/v1/live")).get(0).get("id").asText() + "/events";
        List<HttpResponse<InputStream>> listeners = new ArrayList<>();
        for (int i = 0; i < LiveStreams.MOST; i++) {
            listeners.add(listen(path));
        }
        HttpResponse<String> refused = get(server, path);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(get(server, "/v1/health").statusCode()).isEqualTo(200);
        live.close();
        for (HttpResponse<InputStream> listener : listeners) {
            assertThat(new String(listener.body().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("event: over");
        }
        assertThat(get(server, path).statusCode()).isEqualTo(200);
    }

    @Test
    void a_server_that_stops_lets_its_listeners_go() throws Exception {
        LiveFile live = LiveFile.begin(workspace, "train lstm", Map.of(), CLOCKS);
        String path =
                "/v1/live/" + json(get(server, "/v1/live")).get(0).get("id").asText() + "/events";
        BufferedReader reader = lines(listen(path));
        event(reader);
        long begun = System.nanoTime();
        server.close();
        assertThat(event(reader)).contains("event: stopping");
        assertThat((System.nanoTime() - begun) / 1e9).isLessThan(10);
        live.close();
    }

    @Test
    void what_is_not_there_is_not_followed() {
        assertThat(get(server, "/v1/live/x/events").statusCode()).isEqualTo(404);
        assertThat(get(server, "/v1/live/..%2f..%2fledger/events").statusCode()).isBetween(400, 499);
        LiveFile.begin(workspace, "train lstm", Map.of(), CLOCKS).close();
        String id = json(get(server, "/v1/live")).get(0).get("id").asText();
        assertThat(get(server, "/v1/live/" + id + "/events?from=x").statusCode())
                .isEqualTo(400);
        assertThat(get(server, "/v1/live/" + id + "/events?from=999999").statusCode())
                .isEqualTo(200);
    }
}
