package io.assay.app.quality;

import java.nio.file.Path;
import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.base.UsageException;
import io.assay.experiment.Contender;
import io.assay.experiment.ReportPages;
import io.assay.experiment.quality.QualitySpec;
import io.assay.experiment.quality.QualityTrial;
import io.assay.model.Engines;
import io.assay.quality.TakenSignals;
import io.assay.report.QualityReport;
import io.assay.report.QualityText;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay quality train}. */
@Command(
        name = "train",
        description = {
            "Ask whether models can tell which signals will succeed: boosting, a forest, a network and their",
            "score-weighted mean walk forward over the collected signals, purged, and are judged beside the base rate,",
            "the strategy's own record and a linear model of the signal alone, on the same signals."
        },
        footer = {
            "",
            "Examples:",
            "  assay quality train --from 2003-01-01",
            "  assay quality train --features request --market US",
            "  assay quality train --models boosting-pooled --refit-years 4"
        })
final class QualityTrainCommand extends AssayCommand {
    private static final String REQUEST = "request";

    @Mixin
    private CollectionOptions options = new CollectionOptions();

    @Option(
            names = "--models",
            paramLabel = "PRESET",
            split = ",",
            defaultValue = "request-boosting,request-forest,request-mlp",
            description = "Presets that compete (default: ${DEFAULT-VALUE}).")
    private List<String> models = List.of();

    @Option(
            names = "--features",
            paramLabel = "WHICH",
            defaultValue = "all",
            description = "What they read: all, or the request's list alone (request; default: ${DEFAULT-VALUE}).")
    private String features = "";

    @Option(
            names = "--refit-years",
            paramLabel = "N",
            defaultValue = "2",
            description = "Years between refits in the walk-forward (default: ${DEFAULT-VALUE}).")
    private int refitYears;

    @Option(
            names = "--train-days",
            paramLabel = "N",
            defaultValue = "504",
            description = "Least days with signals in front of a window (default: ${DEFAULT-VALUE}).")
    private int trainDays;

    @Override
    protected int run(Context context) {
        OptionChecks.within("--refit-years", refitYears, 1, 100);
        OptionChecks.atLeast("--train-days", trainDays, 1);
        if (!features.equals(REQUEST) && !features.equals("all")) {
            throw new UsageException("'--features' must be all or request, was '" + features + "'");
        }
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Engines engines = Engines.find(List.of());
            List<Contender> candidates = Contender.ofPresets(models, TakenSignals.SUCCESS, engines);
            CollectionOptions.Ground ground = options.ground(store, context);
            QualitySpec spec = new QualitySpec(
                    ground.spec(), candidates, features.equals(REQUEST), refitYears, trainDays, context.seed());
            QualityReport report = new QualityTrial(spec, context.wiring(ground.data(), engines)).run(ground.stocks());
            Path page = ReportPages.write(context.workspace(), report);
            context.output().result(report, QualityText.of(report) + "Report: " + page);
            return ExitCode.OK;
        }
    }
}
