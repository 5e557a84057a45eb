package io.assay.app.quality;

import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.HeldOutOptions;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.base.UsageException;
import io.assay.dataset.Target;
import io.assay.experiment.Contender;
import io.assay.experiment.HeldOut;
import io.assay.experiment.forecast.ForecastSpec;
import io.assay.experiment.forecast.ForecastTrial;
import io.assay.label.CloseChange;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.report.ForecastText;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay forecast}. */
@Command(
        name = "forecast",
        description = {
            "Forecast prices some sessions ahead by models of log returns, and ask whether they know more than that",
            "the price stays, drifts or goes on as it did: they walk forward over the pooled rows, purged. With",
            "prediction intervals from past errors and how often these held, and a forecast from the last open day on."
        },
        footer = {
            "",
            "Examples:",
            "  assay forecast --symbols RELIANCE,TCS,INFY,HDFCBANK,ICICIBANK",
            "  assay forecast --market US --horizons 5 --models boosting-pooled",
            "  assay forecast --features request --refit-years 1"
        })
public final class ForecastCommand extends AssayCommand {
    private static final String REQUEST = "request";
    private static final int MOST_SESSIONS = 260;

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private HeldOutOptions held = new HeldOutOptions();

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "Look at nothing after this day (default: the last day that is not held out).")
    private String to = "";

    @Option(
            names = "--horizons",
            paramLabel = "N",
            split = ",",
            defaultValue = "5,30",
            description = "Sessions ahead, each judged by itself (default: ${DEFAULT-VALUE}).")
    private List<Integer> horizons = List.of();

    @Option(
            names = "--models",
            paramLabel = "PRESET",
            split = ",",
            defaultValue = "request-boosting,request-forest,request-mlp-regressor",
            description = "Presets that compete (default: ${DEFAULT-VALUE}).")
    private List<String> models = List.of();

    @Option(
            names = "--features",
            paramLabel = "WHICH",
            defaultValue = "all",
            description = "What they read: all without a scale, or the request's list alone (request; default:"
                    + " ${DEFAULT-VALUE}).")
    private String features = "";

    @Option(
            names = "--refit-years",
            paramLabel = "N",
            defaultValue = "2",
            description = "Years between refits in the walk-forward (default: ${DEFAULT-VALUE}).")
    private int refitYears;

    @Option(
            names = "--train-sessions",
            paramLabel = "N",
            defaultValue = "504",
            description = "Least sessions in front of a window (default: ${DEFAULT-VALUE}).")
    private int trainSessions;

    @Override
    protected int run(Context context) {
        check();
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Engines engines = Engines.find(List.of());
            List<Contender> candidates = candidates(engines);
            MarketData asked = selection.data(store, to, context);
            MarketData open = asked.until(lastOpen(asked, selection.from(asked, context), context));
            List<Instrument> stocks = selection.from(open, context);
            ForecastSpec spec = new ForecastSpec(
                    horizons,
                    candidates,
                    features.equals(REQUEST),
                    new ForecastSpec.Windows(refitYears, trainSessions),
                    last(open, stocks),
                    context.seed());
            return written(context, new ForecastTrial(spec, context.wiring(open, engines)).run(stocks));
        }
    }

    private void check() {
        OptionChecks.within("--refit-years", refitYears, 1, 100);
        OptionChecks.atLeast("--train-sessions", trainSessions, 1);
        horizons.forEach(horizon -> OptionChecks.within("--horizons", horizon, 1, MOST_SESSIONS));
        if (!features.equals(REQUEST) && !features.equals("all")) {
            throw new UsageException("'--features' must be all or request, was '" + features + "'");
        }
        requireEachOnce("--horizons", horizons);
        requireEachOnce("--models", models);
    }

    private static void requireEachOnce(String option, List<?> values) {
        if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
            throw new UsageException("'" + option + "' must name at least one, and each once, was " + values);
        }
    }

    private List<Contender> candidates(Engines engines) {
        Target target = Target.number(CloseChange.log(horizons.get(0)).name());
        return Contender.ofPresets(models, target, engines);
    }

    /** The last day that may be looked at for anything, outcomes included. */
    private int lastOpen(MarketData data, List<Instrument> stocks, Context context) {
        HeldOut heldOut = held.settled(data, stocks, context);
        return Math.min(last(data, stocks), HeldOutOptions.lastOpen(heldOut, "--to", to));
    }

    private static int last(MarketData data, List<Instrument> stocks) {
        return data.listings().stream()
                .filter(l -> stocks.contains(l.instrument()))
                .mapToInt(Listing::lastDay)
                .max()
                .orElseThrow();
    }

    private static int written(Context context, ForecastTrial.Result result) {
        ForecastTrial.Files files = result.write(context.workspace());
        context.output()
                .result(
                        result.report(),
                        ForecastText.of(result.report()) + "Forecasts: " + files.csv() + "\nReport: " + files.page());
        return ExitCode.OK;
    }
}
