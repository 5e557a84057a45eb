package io.assay.app.monitor;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.DaysInUseOptions;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.base.AtomicFiles;
import io.assay.experiment.Wiring;
import io.assay.experiment.monitor.MonitorSpec;
import io.assay.experiment.monitor.Monitoring;
import io.assay.experiment.monitor.WatchedDays;
import io.assay.model.Engines;
import io.assay.report.MonitorPage;
import io.assay.report.MonitorText;
import io.assay.store.MarketStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay monitor}. */
@Command(
        name = "monitor",
        description = {
            "Watch the models in use: write down what they say of each close, join what came of it, and raise an alarm",
            "when they tell or earn less than they used to, when probabilities or what they read has drifted, when",
            "bars are missing, late or changed afterwards. Thresholds are simulated from each model's own",
            "out-of-sample past to a stated number of false alarms a year. A look again raises nothing twice."
        },
        footer = {
            "",
            "Examples:",
            "  assay monitor",
            "  assay monitor --watch --every 30 --webhook https://example.com/hook",
            "  assay monitor --false-alarms 0.5 -o monitor.html",
            "  assay monitor --to 2015-06-30 --json"
        })
public final class MonitorCommand extends AssayCommand {
    @Mixin
    private AlertOptions alerts = new AlertOptions();

    @Option(
            names = "--false-alarms",
            paramLabel = "A YEAR",
            defaultValue = "1",
            description = "How often a year the charts of one specification may raise an alarm where nothing has"
                    + " changed (default: ${DEFAULT-VALUE}). Fewer take longer to find what has.")
    private double falseAlarms;

    @Option(
            names = "--cool-down",
            paramLabel = "SESSIONS",
            defaultValue = "20",
            description = "Silence after an alarm (default: ${DEFAULT-VALUE}).")
    private int coolDown;

    @Option(
            names = "--drift-window",
            paramLabel = "SESSIONS",
            defaultValue = "60",
            description = "What is set against the years that were learnt from (default: ${DEFAULT-VALUE}).")
    private int window;

    @Option(
            names = "--stale-after",
            paramLabel = "WEEKDAYS",
            defaultValue = "3",
            description = "Raise an alarm if no newer bar has come for so long (default: ${DEFAULT-VALUE}).")
    private int stale;

    @Mixin
    private final DaysInUseOptions days = new DaysInUseOptions();

    @Option(
            names = "--rollback",
            description = "Take models back that a refit or a challenger replaced, where the successor is worse for"
                    + " sure on the same days, or raised a decay alarm and tells less than they do.")
    private boolean rollback;

    @Option(names = "--watch", description = "Look again and again, until Ctrl-C.")
    private boolean watch;

    @Option(
            names = "--every",
            paramLabel = "MINUTES",
            defaultValue = "60",
            description = "With --watch: so often (default: ${DEFAULT-VALUE}).")
    private int every;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write a page there too.")
    private @Nullable Path output;

    @Option(
            names = "--fail",
            description = "Exit with 1 if a new alarm was raised or not delivered, or models could not be watched.")
    private boolean fail;

    @Override
    protected int run(Context context) {
        OptionChecks.within("--false-alarms", falseAlarms, 0.01, 4);
        OptionChecks.within("--cool-down", coolDown, 0, 1000);
        OptionChecks.within("--drift-window", window, 20, 500);
        OptionChecks.atLeast("--stale-after", stale, 1);
        OptionChecks.within("--every", every, 1, 10_080);
        alerts.check();
        Engines engines = Engines.find(java.util.List.of());
        if (!watch) {
            return look(context, engines);
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(stopped::countDown, "assay-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            do {
                lookAgain(context, engines);
            } while (!stopped.await(every, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        return ExitCode.OK;
    }

    /** A look that fails is told and tried again: whoever watches must not stop over one bad import. */
    private void lookAgain(Context context, Engines engines) {
        try {
            look(context, engines);
        } catch (RuntimeException e) {
            context.output().remark("This look failed and the next comes in " + every + " min: " + e.getMessage());
        }
    }

    private int look(Context context, Engines engines) {
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Wiring wiring = context.wiring(store, engines);
            WatchedDays open = days.of(context, wiring);
            int asked = days.asked();
            int last = open.last(asked);
            Monitoring.Seen seen = new Monitoring(
                            new MonitorSpec(
                                    falseAlarms, coolDown, window, stale, rollback, asked, last, context.seed()),
                            wiring)
                    .look(open.notes());
            String where = "";
            if (output != null) {
                AtomicFiles.write(output, MonitorPage.of(seen.report()));
                where = "Written: " + output + "\n";
            }
            context.output().result(seen.report(), MonitorText.of(seen.report()) + where);
            boolean delivered = alerts.deliver(seen.fresh(), Monitoring.alerts(wiring), context);
            boolean fine = seen.fresh().isEmpty() && delivered && seen.unwatched() == 0;
            return fail && !fine ? ExitCode.CHECK_FAILED : ExitCode.OK;
        }
    }
}
