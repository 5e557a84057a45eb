package io.assay.app.retrain;

import java.util.List;
import java.util.Optional;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.UserFolder;
import io.assay.base.Days;
import io.assay.experiment.HeldOut;
import io.assay.experiment.Wiring;
import io.assay.experiment.monitor.OpenDays;
import io.assay.experiment.retrain.RetrainSpec;
import io.assay.experiment.retrain.Retraining;
import io.assay.ledger.Peeks;
import io.assay.model.Engines;
import io.assay.report.RetrainText;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
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

    @Option(names = "--to", paramLabel = "DATE", description = "Look at no bar after this day.")
    private String to = "";

    @Option(
            names = "--dry-run",
            description =
                    "Fit and compare, and change nothing: no model is promoted, no look counted, no shadow begun.")
    private boolean dry;

    @Option(
            names = "--open-test",
            description = "Judge refits on held-out days as well: models are in use on them. Every look is counted,"
                    + " for good.")
    private boolean openTest;

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
            Optional<Peeks> peeks = openTest ? Optional.of(UserFolder.peeks(context)) : Optional.empty();
            OpenDays open = new OpenDays(wiring, HeldOut.in(context.workspace()).orElse(HeldOut.none()), peeks);
            int asked = to.isEmpty() ? HeldOut.NEVER : Days.parse(to);
            // Models are fitted on held-out days as well; only what is judged stops before them.
            int last = openTest ? open.last(asked) : asked;
            RetrainSpec spec = new RetrainSpec(
                    every,
                    now,
                    shadowDays,
                    0.05,
                    last,
                    openTest ? last : open.lastOpen(),
                    openTest,
                    dry,
                    context.seed());
            var report = new Retraining(spec, wiring).run(open.notes());
            context.output().result(report, RetrainText.of(report));
            return ExitCode.OK;
        }
    }
}
