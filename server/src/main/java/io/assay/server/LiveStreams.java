package io.assay.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.assay.base.Json;
import io.assay.train.watch.LiveRuns;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * Trainings in progress, and their events as they happen (server-sent events). Each listener holds a thread, so there
 * are few of them. An event's number is where its line ends in the file: whoever comes back with it, as {@code ?from=}
 * or {@code Last-Event-ID}, misses nothing and hears nothing twice.
 */
final class LiveStreams implements AutoCloseable {
    /** Listeners at once. */
    static final int MOST = 16;

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Supplier<LiveRuns> runs;
    private final AtomicInteger listeners = new AtomicInteger();
    private volatile boolean stopping;

    LiveStreams(Supplier<LiveRuns> runs) {
        this.runs = runs;
    }

    List<Route> all() {
        return List.of(
                Route.get(
                                "/v1/live",
                                "Trainings in progress, and the last ones that ended; the newest first.",
                                Route.Kind.jsonList(LiveRuns.Brief.class))
                        .answering(r -> Json.line(runs.get().list())),
                Route.get("/v1/live/{id}", "How it stands with a training.", Route.Kind.json(LiveRuns.Brief.class))
                        .answering(r -> Json.line(runs.get().find(r.pathParam("id")))),
                Route.get(
                                "/v1/live/{id}/events",
                                "What happens in a training, as server-sent events; '?from=N' goes on behind event N.",
                                Route.Kind.events())
                        .answering(this::follow));
    }

    /** Listeners now. */
    int listeners() {
        return listeners.get();
    }

    /** Tells a listener until the training is over, the listener leaves, or the server stops. */
    private String follow(Context request) {
        String id = request.pathParam("id");
        LiveRuns live = runs.get();
        live.find(id);
        long from = from(request);
        if (stopping) {
            throw new Refusal(Refusal.STOPPING, "the server is stopping");
        }
        if (listeners.incrementAndGet() > MOST) {
            listeners.decrementAndGet();
            throw new Refusal(
                    Refusal.TOO_MANY, MOST + " listeners follow trainings already. Fix: close one, or ask again later");
        }
        try {
            request.contentType("text/event-stream; charset=utf-8");
            tell(request.res().getOutputStream(), live, id, from);
        } catch (IOException e) {
            // Whoever listened has left: there is nobody to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.decrementAndGet();
        }
        return "";
    }

    private void tell(OutputStream out, LiveRuns live, String id, long from) throws IOException, InterruptedException {
        long next = from;
        long told = System.nanoTime();
        say(out, ": follows " + id + "\n\n");
        while (!stopping) {
            // Asked first: a line that is written in between is then still read.
            boolean over = live.find(id).state() != LiveRuns.State.RUNNING;
            LiveRuns.Lines lines = live.lines(id, next);
            if (!lines.lines().isEmpty()) {
                say(out, events(lines, next));
                next = lines.next();
                told = System.nanoTime();
            } else if (over) {
                say(out, "event: over\ndata: " + Json.line(live.find(id)) + "\n\n");
                return;
            } else {
                if (System.nanoTime() - told > HEARTBEAT.toNanos()) {
                    say(out, ": still here\n\n");
                    told = System.nanoTime();
                }
                Thread.sleep(LOOK.toMillis());
            }
        }
        say(out, "event: stopping\ndata: {}\n\n");
    }

    private static String events(LiveRuns.Lines lines, long from) {
        StringBuilder events = new StringBuilder();
        long at = from;
        for (String line : lines.lines()) {
            at += line.getBytes(StandardCharsets.UTF_8).length + 1;
            events.append("id: ").append(at).append("\ndata: ").append(line).append("\n\n");
        }
        return events.toString();
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static long from(Context request) {
        @Nullable String asked = request.queryParam("from");
        @Nullable String text = asked == null ? request.header("Last-Event-ID") : asked;
        if (text == null) {
            return 0;
        }
        if (!text.matches("[0-9]{1,15}")) {
            throw Ask.bad("'from' must be the number of an event");
        }
        return Long.parseLong(text);
    }

    /** Lets every listener go, and waits until it has been told. */
    @Override
    public void close() {
        stopping = true;
        long begun = System.nanoTime();
        try {
            while (listeners.get() > 0 && System.nanoTime() - begun < FAREWELL.toNanos()) {
                Thread.sleep(LOOK.toMillis() / 10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
