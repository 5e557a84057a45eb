package io.assay.app.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.ModalityOption;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.dataset.Target;
import io.assay.experiment.tune.TuneSpec;
import io.assay.experiment.tune.TuneTrial;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.Label;
import io.assay.label.Labels;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.model.Presets;
import io.assay.report.TuneReport;
import io.assay.report.TuneText;
import io.assay.store.MarketStore;
import io.assay.train.tune.GridSampler;
import io.assay.train.tune.MedianPruner;
import io.assay.train.tune.Pruner;
import io.assay.train.tune.RandomSampler;
import io.assay.train.tune.Sampler;
import io.assay.train.tune.SearchSpace;
import io.assay.train.tune.SearchSpaces;
import io.assay.train.tune.SuccessiveHalving;
import io.assay.train.tune.TpeSampler;
import io.assay.train.tune.TuningSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay tune}. */
@Command(
        name = "tune",
        description = {
            "Search the hyper-parameters of one learner of all stocks together. A trial's score is the mean over",
            "purged inner folds of the training days; the last open year and held-out days are not looked at. The best",
            "score is set beside what the best of as many trials that know nothing would show. Every trial is in the",
            "ledger. A search that is stopped goes on where it was when it is asked for again, also with more trials."
        },
        footer = {
            "",
            "Examples:",
            "  assay tune gradient-boosting --trials 50",
            "  assay tune random-forest --method random --pruner halving --label return_20d",
            "  assay tune mlp --set hidden1=64..256 --set learning_rate=1e-4..1e-2:log",
            "  assay tune ridge --method grid --set l2=100,1000,10000 --train-to 2013-12-31"
        })
public final class TuneCommand extends AssayCommand {
    private static final int YEAR = 365;
    private static final int MOST_FOLDS = 100;

    @Parameters(paramLabel = "MODEL", description = "A learner, or a preset whose other values stay as they are.")
    private String model = "";

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private ProofOption proof = new ProofOption();

    @Mixin
    private ModalityOption modalities = new ModalityOption();

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "20",
            description = "Most trials (default: ${DEFAULT-VALUE}); a grid has no more than it has points.")
    private int trials;

    @Option(
            names = "--method",
            paramLabel = "HOW",
            defaultValue = "tpe",
            description = "How trials are chosen: tpe, random or grid (default: ${DEFAULT-VALUE}).")
    private String method = "";

    @Option(
            names = "--pruner",
            paramLabel = "WHICH",
            defaultValue = "median",
            description = "Which trials are given up early: those below the median, all but the best third"
                    + " (halving) or none (default: ${DEFAULT-VALUE}).")
    private String pruner = "";

    @Option(
            names = "--folds",
            paramLabel = "K",
            defaultValue = "5",
            description = "Purged inner folds (default: ${DEFAULT-VALUE}).")
    private int folds;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUES",
            description = "Vary a parameter over 1..10, 0.001..0.1:log or 32,64,128; one value fixes it.")
    private Map<String, String> ranges = new LinkedHashMap<>();

    @Option(
            names = "--label",
            paramLabel = "NAME",
            defaultValue = "return_5d",
            description = "Default: ${DEFAULT-VALUE}.")
    private String label = "";

    @Option(
            names = "--relative",
            paramLabel = "HOW",
            description = "Labels against those of the day's other stocks: rank, excess or none (default: rank of"
                    + " numbers, none of classes).")
    private @Nullable String relative;

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "5",
            description = "Learn from every N-th session (default: ${DEFAULT-VALUE}).")
    private int every;

    @Option(
            names = "--train-to",
            paramLabel = "DATE",
            description = "Search in days up to this one (default: a year before the last open day).")
    private @Nullable String trainTo;

    @Option(names = "--to", paramLabel = "DATE", description = "Look at nothing after this day.")
    private String to = "";

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Where trials are kept (default: a file of the search's own in the workspace).")
    private @Nullable Path journal;

    @Override
    protected boolean isShownLive() {
        return true;
    }

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--trials", trials, 1);
        OptionChecks.within("--folds", folds, 2, MOST_FOLDS);
        OptionChecks.atLeast("--every", every, 1);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            MarketData data = selection.data(store, to, context);
            List<Instrument> instruments = selection.from(data, context);
            TrainMissingCommand.requireOneCurrency(data, instruments);
            Engines engines = Engines.find(List.of());
            TuneTrial search = new TuneTrial(spec(context, engines, data), proof.on(context.wiring(data, engines)));
            TuneReport report = search.run(instruments, Optional.ofNullable(journal));
            context.output().result(report, TuneText.of(report, trains(report)));
            return ExitCode.OK;
        }
    }

    /** The command that trains what was tuned, as far as all trials have it in common; empty where there is none. */
    private Optional<String> trains(TuneReport report) {
        boolean same =
                !Labels.parse(label).classes().isEmpty() && (relative == null || relative.equals(RelativeLabels.NONE));
        if (!same) {
            return Optional.empty();
        }
        return Optional.of(
                NetworkOptions.isNetwork(report.learner())
                        ? "assay train " + report.learner() + " --label " + label + " --stride " + every
                        : "assay walkforward " + report.learner() + " --label " + label + " --every " + every);
    }

    private TuneSpec spec(Context context, Engines engines, MarketData data) {
        Label asked = Labels.parse(label);
        String standard = asked.classes().isEmpty() ? RelativeLabels.RANK : RelativeLabels.NONE;
        Optional<CrossSectionalLabel.Kind> across = RelativeLabels.of(relative == null ? standard : relative, asked);
        return new TuneSpec(
                varied(engines, across.isPresent() ? Target.number(label) : new Target(label, asked.classes())),
                new TuneSpec.Asked(asked, across, modalities.asked()),
                new TuneSpec.Search(sampler(), pruner(), folds, trials, TuningSpec.ROUND),
                last(context, data),
                context.seed());
    }

    private TuneSpec.Varied varied(Engines engines, Target target) {
        boolean isLearner = engines.learners().contains(model);
        if (!isLearner && Presets.all().stream().noneMatch(p -> p.name().equals(model))) {
            List<String> known =
                    SearchSpaces.all().stream().map(SearchSpaces.Entry::learner).toList();
            throw UsageException.unknown("learner or preset", model, known);
        }
        String name = isLearner ? model : Presets.of(model, target).learner();
        Map<String, Object> fixed = isLearner ? Map.of() : Presets.of(model).parameters();
        SearchSpaces.Entry entry = SearchSpaces.of(name);
        SearchSpace space = method.equals("grid") ? entry.grid() : entry.space();
        Map<String, Object> standard = engines.learner(name, fixed).parameters();
        for (Map.Entry<String, String> range : ranges.entrySet()) {
            boolean whole = standard.get(range.getKey()) instanceof Integer;
            space = space.with(SearchSpace.parse(range.getKey(), range.getValue(), whole));
        }
        return new TuneSpec.Varied(name, fixed, space, every);
    }

    private Sampler sampler() {
        return switch (method) {
            case "tpe" -> TpeSampler.standard();
            case "random" -> new RandomSampler();
            case "grid" -> new GridSampler();
            default -> throw new UsageException("'--method' must be tpe, random or grid, was '" + method + "'");
        };
    }

    private Pruner pruner() {
        return switch (pruner) {
            case "median" -> MedianPruner.standard();
            case "halving" -> SuccessiveHalving.standard();
            case "none" -> Pruner.NONE;
            default -> throw new UsageException("'--pruner' must be median, halving or none, was '" + pruner + "'");
        };
    }

    /** The last day that the search may look at. */
    private int last(Context context, MarketData data) {
        OpenDays open = OpenDays.of(data, context);
        if (trainTo == null) {
            return Math.max(open.first(), open.last() - YEAR);
        }
        int asked = Days.parse(trainTo);
        if (asked < open.first() || asked > open.last()) {
            throw new UsageException("'--train-to' must lie between the first day and the last open one, "
                    + Days.text(open.first()) + " and " + Days.text(open.last()) + ", was " + trainTo);
        }
        return asked;
    }
}
