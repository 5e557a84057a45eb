package io.assay.app.retrain;

import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.DaysInUseOptions;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.experiment.Wiring;
import io.assay.experiment.monitor.WatchedDays;
import io.assay.experiment.retrain.RetrainSpec;
import io.assay.experiment.retrain.Retraining;
import io.assay.model.Engines;
import io.assay.report.RetrainText;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay retrain}. */
@Command(
        name = "retrain",
        description = {
            "Fit the specifications in use anew, on a schedule or after an alarm of 'monitor'. A refit takes over if",
            "it passes every check and, on the same past days, is not worse for sure; another specification, put into",
            "the shadow by 'models shadow', if it is better for sure. Whoever is replaced stays in the shadow, and",
            "'monitor --rollback' takes it back where that was a mistake."
        },
        footer = {
            "",
            "Examples:",
            "  assay retrain                      if a month has passed, or after an alarm",
            "  assay retrain --every 63",
            "  assay retrain --now --dry-run      what would be decided",
            "  assay retrain --now --json"
        })
public final class RetrainCommand extends AssayCommand {
    @Option(
            names = "--every",
            paramLabel = "SESSIONS",
            defaultValue = "21",
            description = "Fit anew so many sessions after the last fit (default: ${DEFAULT-VALUE}, a month).")
    private int every;

    @Option(names = "--now", description = "Fit anew whatever has passed.")
    private boolean now;

    @Option(
            names = "--shadow-days",
            paramLabel = "SESSIONS",
            defaultValue = "120",
            description = "Days that a challenger needs in the shadow (default: ${DEFAULT-VALUE}).")
    private int shadowDays;

    @Mixin
    private final DaysInUseOptions days = new DaysInUseOptions();

    @Option(
            names = "--dry-run",
            description =
                    "Fit and compare, and change nothing: no model is promoted, no look counted, no shadow begun.")
    private boolean dry;

    @Override
    protected boolean isShownLive() {
        return true;
    }

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--every", every, 1);
        OptionChecks.within("--shadow-days", shadowDays, 20, 5000);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Wiring wiring = context.wiring(store, Engines.find(List.of()));
            WatchedDays open = days.of(context, wiring);
            // Models are fitted on held-out days as well; only what is judged stops before them.
            int last = days.opens() ? open.last(days.asked()) : days.asked();
            RetrainSpec spec = new RetrainSpec(
                    every,
                    now,
                    shadowDays,
                    0.05,
                    last,
                    days.opens() ? last : open.lastOpen(),
                    days.opens(),
                    dry,
                    context.seed());
            var report = new Retraining(spec, wiring).run(open.notes());
            context.output().result(report, RetrainText.of(report));
            return ExitCode.OK;
        }
    }
}
