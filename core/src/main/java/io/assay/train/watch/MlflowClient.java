package io.assay.train.watch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.DataException;
import io.assay.base.Json;
import io.assay.base.UsageException;

/**
 * What Assay needs of the REST API 2.0 of an MLflow tracking server (mlflow.org, "REST API"). Asks once and waits a few
 * seconds at most, since a training waits meanwhile.
 */
public final class MlflowClient {
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration ANSWERING = Duration.ofSeconds(3);
    private static final String API = "/api/2.0/mlflow/";
    private static final int OK = 200;
    private static final int MOST_SHOWN = 200;

    private final HttpClient http;
    private final String base;

    private MlflowClient(HttpClient http, String base) {
        this.http = http;
        this.base = base;
    }

    /**
     * One number at one step.
     *
     * @param key its name
     * @param value finite
     * @param timestamp milliseconds since 1970
     * @param step through all epochs
     */
    public record Metric(String key, double value, long timestamp, long step) {}

    /** A setting of a run, or a tag of it. */
    public record Param(String key, String value) {}

    /**
     * A client.
     *
     * @param url for example {@code http://localhost:5000}
     * @throws UsageException if it is no address of a server
     */
    public static MlflowClient of(String url) {
        String base = url.strip().replaceFirst("/+$", "");
        try {
            URI uri = URI.create(base);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isHttp && uri.getHost() != null) {
                return new MlflowClient(
                        HttpClient.newBuilder().connectTimeout(CONNECTING).build(), base);
            }
        } catch (IllegalArgumentException e) {
            throw (UsageException) notAnAddress(url).initCause(e);
        }
        throw notAnAddress(url);
    }

    private static UsageException notAnAddress(String url) {
        return new UsageException("the MLflow server must be an address such as http://localhost:5000, was '" + url
                + "'. Fix: 'mlflow server' prints the address that it listens at");
    }

    /** Where it asks. */
    public String url() {
        return base;
    }

    /**
     * The number of an experiment; it is made if there is none of the name.
     *
     * @throws IOException in one sentence, if the server does not answer or refuses
     */
    public String experiment(String name) throws IOException {
        String asked = "experiments/get-by-name?experiment_name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        HttpResponse<String> found = send(request(asked).GET().build());
        if (found.statusCode() == OK) {
            return text(tree(found.body()).path("experiment").path("experiment_id"), found.body());
        }
        if (!"RESOURCE_DOES_NOT_EXIST"
                .equals(tree(found.body()).path("error_code").asText())) {
            throw refused(found);
        }
        JsonNode made = post("experiments/create", Map.of("name", name));
        return text(made.path("experiment_id"), made.toString());
    }

    /**
     * Makes a run.
     *
     * @param experiment its number
     * @return the run's number
     * @throws IOException in one sentence, if the server does not answer or refuses
     */
    public String createRun(String experiment, String name, Instant start) throws IOException {
        JsonNode made = post(
                "runs/create",
                Map.of(
                        "experiment_id",
                        experiment,
                        "run_name",
                        name,
                        "start_time",
                        start.toEpochMilli(),
                        "tags",
                        List.of(new Param("mlflow.source.name", "assay"))));
        return text(made.path("run").path("info").path("run_id"), made.toString());
    }

    /**
     * Tells numbers and settings; the API takes 100 settings at most, and 1,000 of both together.
     *
     * @throws IOException in one sentence, if the server does not answer or refuses
     */
    public void log(String run, List<Metric> metrics, List<Param> params) throws IOException {
        post("runs/log-batch", Map.of("run_id", run, "metrics", metrics, "params", params, "tags", List.of()));
    }

    /**
     * Says how a run ended.
     *
     * @param status {@code FINISHED} or {@code FAILED}
     * @throws IOException in one sentence, if the server does not answer or refuses
     */
    public void end(String run, String status, Instant end) throws IOException {
        post("runs/update", Map.of("run_id", run, "status", status, "end_time", end.toEpochMilli()));
    }

    private JsonNode post(String path, Object body) throws IOException {
        HttpResponse<String> answer = send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.line(body)))
                .build());
        if (answer.statusCode() != OK) {
            throw refused(answer);
        }
        return tree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + API + path)).timeout(ANSWERING);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (HttpTimeoutException e) {
            throw new IOException("no answer within " + ANSWERING.toSeconds() + " s", e);
        } catch (ConnectException e) {
            throw new IOException("nothing listens there", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for an answer", e);
        }
    }

    private static IOException refused(HttpResponse<String> answer) throws IOException {
        String body = answer.body().strip();
        if (!body.startsWith("{")) {
            return new IOException(
                    "HTTP " + answer.statusCode() + " from " + answer.uri().getPath());
        }
        JsonNode error = tree(body);
        return new IOException(
                "HTTP " + answer.statusCode() + " " + error.path("error_code").asText() + ": "
                        + error.path("message").asText());
    }

    /** Throws unless it is JSON: whatever listens there, it is then no MLflow server. */
    private static JsonNode tree(String body) throws IOException {
        try {
            return Json.tree(body, "the answer of the MLflow server");
        } catch (DataException e) {
            throw new IOException("its answer is not MLflow's: " + shown(body), e);
        }
    }

    private static String text(JsonNode node, String body) throws IOException {
        Optional<String> text =
                Optional.of(node.asText()).filter(t -> node.isTextual()).filter(t -> !t.isBlank());
        return text.orElseThrow(() -> new IOException("its answer is not MLflow's: " + shown(body)));
    }

    private static String shown(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "empty" : line.substring(0, Math.min(MOST_SHOWN, line.length()));
    }
}
