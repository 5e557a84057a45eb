package io.assay.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of broken requests: fuzzed JSON, wrong types, huge and endless bodies, tricks with paths and headers, and
 * bytes that are no HTTP at all. Each gets a status of 4xx and a sentence (or, where chance left it in order, an
 * answer); none gets a 5xx or learns anything of the inside; and the server goes on answering. How many:
 * {@code -Dassay.malformed=10000}.
 */
class MalformedRequestsIT {
    private static final int COUNT = Integer.getInteger("assay.malformed", 1_500);
    private static final String VALID = "{\"requests\":[{\"symbol\":\"SIM:S0001\",\"date\":\"2000-05-03\"},"
            + "{\"symbol\":\"SIM:S0002\",\"bars\":[{\"date\":\"2000-01-04\",\"open\":1.5,\"high\":2,\"low\":1,"
            + "\"close\":1.5,\"volume\":10}],\"basis\":\"RAW\"}]}";
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "1e999",
            "-0",
            "\"\\u0000\"",
            "1234567890123456789012345678901234567890",
            "\"2000-13-45\"",
            "\"../../../etc/passwd\"",
            "[[[[[[]]]]]]",
            "\"\uD83D\uDE00\"",
            "NaN",
            "'x'",
            "\"US:\"",
            "\":\"");
    private static final List<String> TRICKS = List.of(
            "..",
            "%2e%2e",
            "..%2f..%2f",
            "%00",
            "%c0%ae%c0%ae",
            "\\..\\",
            ";x=1",
            "%",
            "%zz",
            "card.json",
            "//",
            "%0d%0aX: y",
            "\u00e4",
            "{id}",
            "%ff%fe",
            "~root",
            "$HOME",
            "*",
            "?",
            "#",
            "\t");

    private static final List<String> STARTS = List.of(
            "models/",
            "runs/",
            "predict/",
            "signals?symbols=",
            "",
            "bars/",
            "bars/SIM:S0001?last=",
            "signals/",
            "explain/SIM:S0001?class=",
            "explain/SIM:S0001?date=",
            "reports/",
            "compare?names=",
            "ledger?last=",
            "live/",
            "live/x/events?from=",
            "../web/",
            "../web/vendor/");

    @TempDir
    Path workspace;

    private final TreeMap<Integer, Integer> statuses = new TreeMap<>();

    @Test
    void each_gets_a_sentence_and_none_a_look_inside() throws IOException {
        Served.train(workspace);
        try (AssayServer server = AssayServer.start(
                Served.serving(workspace, Served.MARKET),
                Served.settings(Optional.empty(), ServerSettings.Limits.standard()),
                "test")) {
            RandomGenerator random = Seed.of(20_261_128).random();
            for (int i = 0; i < COUNT; i++) {
                byte[] request = request(random, i);
                check(i, request, answer(server.port(), request));
            }
            assertThat(Served.get(server, "/v1/health").statusCode()).isEqualTo(200);
            assertThat(Served.get(server, "/v1/predict/SIM:S0001").statusCode()).isEqualTo(200);
        }
        System.out.println("answers to " + COUNT + " malformed requests by status: " + statuses);
        int refused = statuses.values().stream().mapToInt(n -> n).sum() - statuses.getOrDefault(200, 0);
        assertThat(refused).isGreaterThan(COUNT * 8 / 10);
    }

    private static byte[] request(RandomGenerator random, int i) {
        return switch (i % 8) {
            case 0, 1, 2 -> post(mutated(random, VALID));
            case 3 -> post(replaced(random));
            case 4 -> bytes("GET /v1/" + path(random) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            case 5 -> headers(random);
            case 6 -> noise(random);
            default -> deep(random);
        };
    }

    /** The head of a request. */
    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] post(byte[] body) {
        byte[] head = bytes(lines(
                "POST /v1/predict HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Connection: close",
                "Content-Length: " + body.length));
        return joined(head, body);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    private static byte[] mutated(RandomGenerator random, String text) {
        byte[] body = bytes(text);
        int changes = 1 + random.nextInt(6);
        for (int c = 0; c < changes && body.length > 0; c++) {
            int at = random.nextInt(body.length);
            switch (random.nextInt(3)) {
                case 0 -> body[at] = (byte) random.nextInt(256);
                case 1 ->
                    body = joined(
                            java.util.Arrays.copyOf(body, at),
                            java.util.Arrays.copyOfRange(
                                    body, Math.min(body.length, at + 1 + random.nextInt(8)), body.length));
                default -> body = java.util.Arrays.copyOf(body, at + 1);
            }
        }
        return body;
    }

    private static byte[] replaced(RandomGenerator random) {
        List<String> keys = List.of("symbol", "date", "bars", "basis", "requests", "nonsense");
        String value = VALUES.get(random.nextInt(VALUES.size()));
        String key = keys.get(random.nextInt(keys.size()));
        return post(bytes("{\"symbol\":\"SIM:S0001\",\"" + key + "\":" + value + "}"));
    }

    private static String path(RandomGenerator random) {
        StringBuilder path = new StringBuilder(STARTS.get(random.nextInt(STARTS.size())));
        for (int part = 0; part < 1 + random.nextInt(4); part++) {
            path.append(TRICKS.get(random.nextInt(TRICKS.size()))).append('/');
        }
        return path.toString();
    }

    private static byte[] headers(RandomGenerator random) {
        String long_ = "x".repeat(random.nextInt(20_000));
        return bytes(
                switch (random.nextInt(6)) {
                    case 0 -> "GET /v1/models HTTP/1.1\r\nHost: localhost\r\nX-Long: " + long_ + "\r\n\r\n";
                    case 1 -> "GET /" + long_ + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
                    case 2 -> "POST /v1/predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n";
                    case 3 ->
                        lines(
                                        "POST /v1/predict HTTP/1.1",
                                        "Host: localhost",
                                        "Content-Length: 99999999999",
                                        "Content-Type: application/json",
                                        "Connection: close")
                                + "{}";
                    case 4 -> "GET /v1/models HTTP/1.1\r\nConnection: close\r\n\r\n";
                    default -> "BREW /v1/models HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
                });
    }

    private static byte[] noise(RandomGenerator random) {
        byte[] noise = new byte[1 + random.nextInt(400)];
        random.nextBytes(noise);
        return joined(noise, bytes("\r\n\r\n"));
    }

    private static byte[] deep(RandomGenerator random) {
        int depth = 1 + random.nextInt(60_000);
        String open = random.nextBoolean() ? "[" : "{\"requests\":[";
        return post(bytes(open.repeat(depth)));
    }

    /** What came back; empty where the server closed the connection without a word. */
    private static String answer(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                socket.shutdownOutput();
            } catch (SocketException e) {
                // The server had seen enough and closed its side; what it said is read below.
            }
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            try (InputStream in = socket.getInputStream()) {
                in.transferTo(said);
            } catch (SocketException e) {
                // A reset after the answer.
            }
            return said.toString(StandardCharsets.UTF_8);
        }
    }

    private void check(int number, byte[] request, String answer) {
        String asked = new String(request, 0, Math.min(300, request.length), StandardCharsets.UTF_8);
        String of = "request " + number + " of '" + asked + "' got '" + answer + "'";
        assertThat(answer).as(of).startsWith("HTTP/1.1 ");
        int status = Integer.parseInt(answer.substring(9, 12));
        statuses.merge(status, 1, Integer::sum);
        assertThat(status).as(of).isBetween(200, 499);
        assertThat(answer)
                .as(of)
                .doesNotContain("Exception")
                .doesNotContain("org.eclipse")
                .doesNotContain("\tat ")
                .doesNotContain("Jetty")
                .doesNotContain(workspace.toString())
                .doesNotContain("root:");
        if (status >= 400) {
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertThat(body).as(of).contains("\"status\":" + status).contains("\"error\":\"");
        }
    }
}
