package io.assay.app.quality;

import java.nio.file.Path;
import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.HeldOutOptions;
import io.assay.app.cli.OptionChecks;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.dataset.Target;
import io.assay.experiment.Contender;
import io.assay.experiment.HeldOut;
import io.assay.experiment.ReportPages;
import io.assay.experiment.regime.IndexCloses;
import io.assay.experiment.regime.RegimeSpec;
import io.assay.experiment.regime.RegimeTrial;
import io.assay.feature.market.AsOfRegimes;
import io.assay.feature.market.RegimeRule;
import io.assay.feature.market.Regimes;
import io.assay.market.Market;
import io.assay.market.Series;
import io.assay.model.Engines;
import io.assay.quality.regime.RegimeRows;
import io.assay.report.RegimeReport;
import io.assay.report.RegimeText;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay regimes}. */
@Command(
        name = "regimes",
        description = {
            "Ask whether models can tell the regime of an index (BULL, BEAR, HIGH_VOLATILITY, SIDEWAYS) some sessions",
            "ahead: they walk forward, purged, and are judged beside saying that the regime stays as it is, which is",
            "right on most days; how many changes are told, and how late, is what they are for."
        },
        footer = {
            "",
            "Examples:",
            "  assay regimes --index ^GSPC",
            "  assay regimes --index ^NSEI --ahead 20 --rule as-of",
            "  assay regimes --models logistic-regression,boosting-shallow"
        })
public final class RegimesCommand extends AssayCommand {
    @Mixin
    private HeldOutOptions held = new HeldOutOptions();

    @Option(
            names = "--index",
            paramLabel = "NAME",
            defaultValue = "^GSPC",
            description = "A stored series of closes (default: ${DEFAULT-VALUE}).")
    private String index = "";

    @Option(
            names = "--ahead",
            paramLabel = "N",
            defaultValue = "5",
            description = "Sessions ahead (default: ${DEFAULT-VALUE}).")
    private int ahead;

    @Option(
            names = "--rule",
            paramLabel = "WHICH",
            defaultValue = "request",
            description = "How a day's regime is told: the request's fixed levels (request), or against the past of the"
                    + " index itself (as-of; default: ${DEFAULT-VALUE}).")
    private String rule = "";

    @Option(
            names = "--models",
            paramLabel = "PRESET",
            split = ",",
            defaultValue = "request-regime-lstm,logistic-regression,boosting-shallow",
            description = "Presets that compete (default: ${DEFAULT-VALUE}).")
    private List<String> models = List.of();

    @Option(
            names = "--refit-years",
            paramLabel = "N",
            defaultValue = "4",
            description = "Years between refits in the walk-forward (default: ${DEFAULT-VALUE}).")
    private int refitYears;

    @Option(
            names = "--train-sessions",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Least days in front of a window (default: ${DEFAULT-VALUE}).")
    private int trainSessions;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            defaultValue = "1990-01-02",
            description = "First close that is read (default: ${DEFAULT-VALUE}).")
    private String from = "";

    @Option(names = "--to", paramLabel = "DATE", description = "Look at nothing after this day.")
    private String to = "";

    @Override
    protected int run(Context context) {
        OptionChecks.within("--ahead", ahead, 1, 260);
        OptionChecks.within("--refit-years", refitYears, 1, 100);
        OptionChecks.atLeast("--train-sessions", trainSessions, 1);
        Target target = RegimeRows.target(ahead);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Engines engines = Engines.find(List.of());
            List<Contender> candidates = Contender.ofPresets(models, target, engines);
            RegimeSpec spec = new RegimeSpec(rule(), ahead, candidates, refitYears, trainSessions, context.seed());
            Series closes = IndexCloses.series(store, index);
            boolean simulated = closes.name().startsWith(Market.SIMULATED_SERIES);
            RegimeReport report =
                    new RegimeTrial(spec, context.wiring(store, engines)).run(cut(closes, context), simulated);
            Path page = ReportPages.write(context.workspace(), report);
            context.output().result(report, RegimeText.of(report) + "Report: " + page);
            return ExitCode.OK;
        }
    }

    private Regimes rule() {
        return switch (rule) {
            case "request" -> RegimeRule.STANDARD;
            case "as-of" -> AsOfRegimes.STANDARD;
            default -> throw new UsageException("'--rule' must be request or as-of, was '" + rule + "'");
        };
    }

    /** The closes that may be looked at: of open days, from the first that is asked for on. */
    private RegimeRows.Index cut(Series closes, Context context) {
        HeldOut heldOut = held.settled(closes.periodDay(0), closes.periodDay(closes.size() - 1), context);
        return IndexCloses.of(closes, Days.parse(from), HeldOutOptions.lastOpen(heldOut, "--to", to));
    }
}
