package io.assay.app.monitor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.assay.base.Digest;
import io.assay.base.IoReason;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.monitor.AlertLog;

/** Posts alerts as JSON to an address; whoever does not answer is asked again at the next look. */
final class Webhook {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(15);
    private static final int OK = 200;
    private static final int NOT_OK = 300;
    private static final int HASH = 6;

    private final URI address;
    private final HttpClient http;

    private Webhook(URI address) {
        this.address = address;
        this.http = HttpClient.newBuilder().connectTimeout(CONNECTING).build();
    }

    /**
     * A webhook.
     *
     * @throws UsageException if it is no address that can be posted to
     */
    static Webhook at(String address) {
        try {
            URI uri = URI.create(address);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null) {
                return new Webhook(uri);
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("'--webhook' must be an address such as https://example.com/hook, was '" + address
                    + "': " + e.getMessage());
        }
        throw new UsageException(
                "'--webhook' must be an address such as https://example.com/hook, was '" + address + "'");
    }

    /** Who it is: the host, and a hash of the whole address, which may hold secrets. */
    String name() {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort())
                + " (" + Digest.of(address.toString()).substring(0, HASH) + ")";
    }

    /** Posts an alert; why it was not taken, or nothing. */
    Optional<String> post(AlertLog.Entry entry) {
        Map<String, Object> body = Map.of(
                "number", entry.number(),
                "time", entry.time(),
                "watch", entry.alert().watch(),
                "reason", entry.alert().reason().word(),
                "date", entry.alert().date(),
                "text", entry.alert().sentence());
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWERING)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.line(body)))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= OK && status < NOT_OK ? Optional.empty() : Optional.of("it answered " + status);
        } catch (IOException e) {
            return Optional.of(IoReason.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
