package io.assay.train.watch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.assay.base.Json;

/** Answers as the REST API 2.0 of MLflow is documented to (mlflow.org/docs/latest/rest-api.html). */
final class MlflowServer implements AutoCloseable {
    private static final String API = "/api/2.0/mlflow/";

    private final HttpServer server;
    private final Set<String> experiments = Collections.synchronizedSet(new java.util.TreeSet<>());
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile int broken;
    private volatile String brokenBody = "";
    private int runs;

    /** A question: method and path after the API's, and the body; for a GET the query. */
    record Asked(String what, String body) {
        JsonNode json() {
            return Json.tree(body, what);
        }
    }

    MlflowServer() {
        this(0);
    }

    MlflowServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://" + server.getAddress().getHostString() + ":" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Bodies that were sent to a path. */
    List<JsonNode> posted(String path) {
        return asked().stream()
                .filter(a -> a.what.equals("POST " + path))
                .map(Asked::json)
                .toList();
    }

    /** From now on every answer is this one; a status of 0 mends it. */
    void breakWith(int status, String body) {
        broken = status;
        brokenBody = body;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String what = exchange.getRequestMethod() + " " + path.substring(path.startsWith(API) ? API.length() : 0);
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(what, what.startsWith("GET") ? query : body));
        if (broken != 0) {
            reply(exchange, broken, brokenBody);
            return;
        }
        switch (what) {
            case "GET experiments/get-by-name" -> byName(exchange, query.replace("experiment_name=", ""));
            case "POST experiments/create" -> {
                experiments.add(Json.tree(body, what).path("name").asText());
                reply(exchange, 200, "{\"experiment_id\": \"7\"}");
            }
            case "POST runs/create" -> {
                runs++;
                reply(
                        exchange,
                        200,
                        "{\"run\": {\"info\": {\"run_uuid\": \"run" + runs + "\", \"run_id\": \"run" + runs
                                + "\", \"experiment_id\": \"7\", \"status\": \"RUNNING\", \"lifecycle_stage\":"
                                + " \"active\"}, \"data\": {}}}");
            }
            case "POST runs/log-batch", "POST runs/update" -> reply(exchange, 200, "{}");
            default ->
                reply(
                        exchange,
                        404,
                        "{\"error_code\": \"ENDPOINT_NOT_FOUND\", \"message\": \"No API found for '" + path + "'\"}");
        }
    }

    private void byName(HttpExchange exchange, String name) throws IOException {
        if (experiments.contains(name)) {
            reply(
                    exchange,
                    200,
                    "{\"experiment\": {\"experiment_id\": \"7\", \"name\": \"" + name
                            + "\", \"artifact_location\": \"mlflow-artifacts:/7\", \"lifecycle_stage\": \"active\"}}");
        } else {
            reply(
                    exchange,
                    404,
                    "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\", \"message\": \"Could not find experiment with name '"
                            + name + "'\"}");
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
