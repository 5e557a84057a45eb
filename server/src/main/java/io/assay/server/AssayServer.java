package io.assay.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.experiment.serve.Serving;
import io.assay.train.watch.LiveRuns;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server. Every answer is JSON or text; every refusal is a status with a sentence; what went wrong inside is
 * written to the log under a number that the asker is told, and nothing else of it.
 */
public final class AssayServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AssayServer.class.getName());
    /** Held here, since a logger that nobody holds forgets its level. */
    private static final List<Logger> NOISY =
            Stream.of("io.javalin", "org.eclipse.jetty").map(Logger::getLogger).toList();

    private static final String JSON = "application/json";
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int SPARE_THREADS = 32;

    private final ServerSettings settings;
    private final Admission admission;
    private final Meters meters;
    private final Access access;
    private final LiveStreams live;
    private final Javalin http;

    private AssayServer(Serving serving, ServerSettings settings, String version) {
        this.settings = settings;
        this.admission = new Admission(settings.limits());
        this.meters = new Meters(serving, admission);
        this.access = new Access(settings.token());
        this.live = new LiveStreams(() -> LiveRuns.in(serving.wiring().workspace()));
        List<Route> routes =
                new ArrayList<>(new Routes(serving, admission, settings.limits().bodyBytes()).all(meters));
        routes.addAll(new PageRoutes(serving, admission).all());
        routes.addAll(live.all());
        // The document is about itself, too.
        List<Route> told = new ArrayList<>(routes);
        told.add(about(""));
        routes.add(about(OpenApi.of(told, version)));
        routes.addAll(WebPage.all());
        this.http = Javalin.create(config -> configure(config, routes));
    }

    private static Route about(String document) {
        return new Route(
                HandlerType.GET,
                "/v1/openapi.json",
                "This document.",
                Route.Kind.json(Object.class),
                true,
                request -> document);
    }

    /**
     * Begins to listen.
     *
     * @param serving what is answered from
     * @param version of Assay, for the document about what can be asked
     * @throws UsageException if the port is taken or the certificate cannot be read
     */
    public static AssayServer start(Serving serving, ServerSettings settings, String version) {
        settings.tls().ifPresent(ServerSettings.Tls::load);
        // Why it cannot start is said below, in one sentence.
        NOISY.forEach(logger -> logger.setLevel(Level.OFF));
        AssayServer server = new AssayServer(serving, settings, version);
        try {
            server.http.start();
        } catch (RuntimeException e) {
            throw new UsageException("cannot listen on " + settings.host() + ":" + settings.port() + ": "
                    + e.getMessage() + ". Fix: another --port, or see which process holds it");
        } finally {
            NOISY.forEach(logger -> logger.setLevel(Level.WARNING));
        }
        return server;
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    /** Where it is reached. */
    public String address() {
        String scheme = settings.tls().isPresent() ? "https" : "http";
        return scheme + "://" + (settings.host().indexOf(':') < 0 ? settings.host() : "[" + settings.host() + "]") + ":"
                + port();
    }

    private void configure(JavalinConfig config, List<Route> routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.http.defaultContentType = JSON;
        config.jetty.threadPool = new QueuedThreadPool(settings.limits().atOnce() + SPARE_THREADS + LiveStreams.MOST);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(false);
            // There is one certificate: by whatever name or address the machine is asked, it is the one to show.
            http.addCustomizer(new SecureRequestCustomizer(false));
        });
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServer(server -> server.setErrorHandler(new BrokenRequests()));
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new BrokenRequests()));
        for (Route route : routes) {
            config.routes.addHttpHandler(route.method(), route.path(), request -> answer(route, request));
        }
        config.routes.exception(Exception.class, this::refuse);
        // Javalin has an answer of its own to these, in another form.
        config.routes.exception(HttpResponseException.class, this::refuse);
    }

    private ServerConnector connector(Server server, HttpConfiguration configuration) {
        HttpConnectionFactory plain = new HttpConnectionFactory(configuration);
        ServerConnector connector = settings.tls()
                .map(tls -> {
                    SslContextFactory.Server ssl = new SslContextFactory.Server();
                    ssl.setKeyStore(tls.load());
                    ssl.setKeyStorePassword(tls.password());
                    return new ServerConnector(server, ssl, plain);
                })
                .orElseGet(() -> new ServerConnector(server, plain));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE.toMillis());
        return connector;
    }

    private void answer(Route route, Context request) {
        long begun = System.nanoTime();
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Cache-Control", "no-store");
        request.header("Referrer-Policy", "no-referrer");
        // A page that a command or a route made is shown by the page of WebPage, which has a token; opened by itself it
        // may do less.
        boolean report = route.kind().isPage() && !route.open();
        request.header("Content-Security-Policy", report ? WebPage.REPORT_POLICY : WebPage.POLICY);
        int status = Refusal.INTERNAL;
        try {
            if (route.kind().isStream()) {
                access.check(request);
                route.answer().to(request);
            } else {
                answerInWork(route, request);
            }
            status = request.statusCode();
        } catch (RuntimeException e) {
            refuse(e, request);
            status = request.statusCode();
        } finally {
            meters.answered(route.method().name(), route.path(), status, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private void answerInWork(Route route, Context request) {
        admission.enter();
        try {
            if (!route.open()) {
                access.check(request);
            }
            request.contentType(route.kind().type()).result(route.answer().to(request));
        } finally {
            admission.leave();
        }
    }

    private void refuse(Exception e, Context request) {
        Optional<Refusal.Body> told = Refusal.Body.of(e);
        if (told.isPresent()) {
            int status = told.get().status();
            if (status == Refusal.TOO_MANY || status == Refusal.STOPPING) {
                request.header("Retry-After", "1");
            }
            say(request, status, told.get().error());
        } else if (e instanceof HttpResponseException known) {
            say(request, known.getStatus(), sentence(known));
        } else {
            String number = UUID.randomUUID().toString();
            LOG.log(Level.SEVERE, "error " + number + " at " + request.method() + " " + request.path(), e);
            say(request, Refusal.INTERNAL, "something went wrong inside; the server's log tells more under " + number);
        }
    }

    private static String sentence(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404, 405 -> "nothing is answered at this path by this method; 'GET /v1/openapi.json' lists what is";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static void say(Context request, int status, String sentence) {
        request.status(status).contentType(JSON).result(Json.line(new Refusal.Body(status, sentence)));
    }

    /** Lets requests in work end, then stops listening. */
    @Override
    public void close() {
        live.close();
        try {
            admission.drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.stop();
    }
}
