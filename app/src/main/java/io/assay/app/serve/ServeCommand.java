package io.assay.app.serve;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.base.Progress;
import io.assay.experiment.Wiring;
import io.assay.experiment.serve.Serving;
import io.assay.experiment.trade.SignalsToday;
import io.assay.model.Engines;
import io.assay.registry.CodeVersion;
import io.assay.report.Text;
import io.assay.server.AssayServer;
import io.assay.server.ServerSettings;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay serve}. */
@Command(
        name = "serve",
        description = {
            "Answer over HTTP: predictions with intervals, signals, models, runs, measurements.",
            "Its address opened in a browser is a page that shows them.",
            "It answers at once, makes every stock's answer ready meanwhile, and then answers from memory; new bars and"
                    + " promoted models are taken in while it answers. Ctrl-C lets requests in work end and stops."
        },
        footer = {
            "",
            "Examples:",
            "  assay serve",
            "  assay serve --port 9000 --refresh 10",
            "  assay serve --check                       is it well?",
            "  assay serve --host 0.0.0.0 --token-file token.txt --tls-keystore cert.p12",
            "  curl -s localhost:8080/v1/predict/US:AAPL"
        })
public final class ServeCommand extends AssayCommand {
    private static final int NEVER = Integer.MAX_VALUE;
    private static final double MILLIS = 1000;

    @Mixin
    private ListenOptions listen = new ListenOptions();

    @Mixin
    private RuleOptions rule = new RuleOptions();

    @Option(
            names = "--refresh",
            paramLabel = "SECONDS",
            description = "Look for new bars and promoted models so often (default: 60; 0: never).")
    private int refresh = 60;

    @Option(
            names = "--check",
            description = "Start nothing: ask the server that runs at --host and --port how it is, and exit with 0 if"
                    + " it answers, else 1. It says 'stale' where it answers from older data.")
    private boolean check;

    @Override
    protected int run(Context context) {
        OptionChecks.within("--refresh", refresh, 0, 86_400);
        ServerSettings settings = listen.settings(context.environment());
        if (check) {
            HealthCheck.Answer answer = HealthCheck.of(settings);
            context.output().result(answer, answer.text() + "\n");
            return answer.healthy() ? ExitCode.OK : ExitCode.CHECK_FAILED;
        }
        if (rule.isOther()) {
            context.output().remark("Signals follow another rule than that by which books were judged.");
        }
        Engines engines = Engines.find(List.of());
        Serving serving = Serving.open(new Workspace(context, engines), rule.rule(), SignalsToday.USUAL);
        AssayServer server =
                AssayServer.start(serving, settings, CodeVersion.current().text());
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    server.close();
                    stopped.countDown();
                },
                "assay-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        tell(context, serving, server);
        warm(context, serving);
        try {
            while (!stopped.await(refresh > 0 ? refresh : NEVER, TimeUnit.SECONDS)) {
                refresh(serving, context);
            }
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(hook);
            // Whoever waits for threads to end would be interrupted at once.
            server.close();
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK;
    }

    private static void tell(Context context, Serving serving, AssayServer server) {
        Serving.State state = serving.state();
        context.output()
                .result(
                        Map.of("address", server.address(), "answers", state),
                        "Assay answers at " + server.address() + " with data through " + state.through()
                                + ". Ctrl-C stops it.\n");
    }

    private static void warm(Context context, Serving serving) {
        serving.warm();
        Serving.State state = serving.state();
        context.output()
                .remark(Text.plural(state.stocks(), "stock") + " ready in "
                        + Text.decimal(state.tookMillis() / MILLIS, 1) + " s.");
    }

    /** A refresh that fails leaves what there was; the health route tells it too. */
    private static void refresh(Serving serving, Context context) {
        try {
            if (serving.refresh()) {
                Serving.State state = serving.state();
                context.output()
                        .remark("Took in what had changed: " + Text.plural(state.stocks(), "stock") + " through "
                                + state.through() + ".");
            }
        } catch (RuntimeException e) {
            context.output().remark("Could not take in what has changed: " + e.getMessage());
        }
    }

    /** The workspace, opened anew whenever somebody looks whether it has changed. */
    private static final class Workspace implements Serving.Source {
        private final Context context;
        private final Engines engines;
        private boolean opened;

        Workspace(Context context, Engines engines) {
            this.context = context;
            this.engines = engines;
        }

        @Override
        public synchronized Wiring open() {
            Wiring wiring = context.wiring(MarketStore.open(context.workspace()), engines);
            // Only the first one is waited for.
            Wiring quiet = opened ? wiring.withProgress(Progress.NONE) : wiring;
            opened = true;
            return quiet;
        }
    }
}
