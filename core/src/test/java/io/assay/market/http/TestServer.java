package io.assay.market.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.assay.base.Seed;

/**
 * A service on this machine that answers what a test prepared, with a clock that only the test and waiting move: nobody
 * sleeps.
 */
public final class TestServer implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final Map<String, Reply> byPath = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> agents = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> waits = new ArrayList<>();
    private volatile Reply otherwise = new Reply(418, "nothing prepared", "");
    private volatile Instant now;

    /** An answer; {@code retryAfter} is left out where it is empty. */
    public record Reply(int status, String body, String retryAfter) {
        /** One with status 200. */
        public static Reply ok(String body) {
            return new Reply(200, body, "");
        }
    }

    private TestServer(HttpServer server, Instant now) {
        this.server = server;
        this.now = now;
    }

    /** Starts one at that moment. */
    public static TestServer at(String now) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestServer server = new TestServer(http, Instant.parse(now));
            http.createContext("/", server::answer);
            http.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Answers to come, whatever is asked. */
    public Deque<Reply> replies() {
        return replies;
    }

    /** The answer to a path, as often as it is asked for, when no other is to come. */
    public void know(String path, String body) {
        byPath.put(path, Reply.ok(body));
    }

    /** What everything else is answered with. */
    public void otherwise(int status, String body) {
        otherwise = new Reply(status, body, "");
    }

    /** Paths with their queries that were asked for so far. */
    public List<String> asked() {
        return asked;
    }

    /** What those who asked called themselves. */
    public List<String> agents() {
        return agents;
    }

    /** How long was waited so far, wait by wait. */
    public List<Duration> waits() {
        return waits;
    }

    /** The time. */
    public Instant now() {
        return now;
    }

    /** Lets time go by. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Its address without a path. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Waits without sleeping. */
    public Sleeper sleeper() {
        return time -> {
            waits.add(time);
            pass(time);
        };
    }

    /** A client with such manners. */
    public PoliteClient client(Manners manners) {
        return new PoliteClient(
                manners, new PoliteClient.Wiring(HttpClient.newHttpClient(), this::now, sleeper(), Seed.of(7)));
    }

    /** Questions of a client that tries twice, their answers kept in a folder. */
    public KeptAnswers answers(Path cache) {
        Manners manners = new Manners("the service", "test", 10, 10, Manners.Tries.USUAL.withMost(2));
        return new KeptAnswers(client(manners), new AnswerCache(cache), this::now);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        agents.add(String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")));
        Reply prepared = byPath.getOrDefault(exchange.getRequestURI().getPath(), otherwise);
        Reply reply = replies.isEmpty() ? prepared : replies.poll();
        if (!reply.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
