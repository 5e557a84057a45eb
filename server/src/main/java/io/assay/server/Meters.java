package io.assay.server;

import java.time.Duration;

import io.assay.experiment.serve.Serving;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** What is measured of a running server. */
final class Meters {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] BOUNDS = {
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Meters(Serving serving, Admission admission) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        Gauge.builder("assay.requests.in.work", admission, Admission::inWork)
                .description("requests in work")
                .register(registry);
        Gauge.builder("assay.requests.waiting", admission, Admission::waiting)
                .description("requests that wait for their rows to be made")
                .register(registry);
        Gauge.builder("assay.stocks.prepared", serving, s -> s.state().stocks())
                .description("stocks whose newest row is in memory")
                .register(registry);
    }

    /** Counts an answer. */
    void answered(String method, String route, int status, Duration took) {
        Timer.builder("assay.http.requests")
                .description("answers by route and status")
                .tag("method", method)
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(BOUNDS)
                .register(registry)
                .record(took);
    }

    /** All of it in Prometheus' text format. */
    String text() {
        return registry.scrape();
    }
}
