package io.assay.app.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.DayConverter;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.ModalityOption;
import io.assay.app.cli.OpeningOptions;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.app.cli.Workspace;
import io.assay.base.AtomicFiles;
import io.assay.base.Digest;
import io.assay.dataset.Target;
import io.assay.experiment.HeldOut;
import io.assay.experiment.ablation.Ablation;
import io.assay.experiment.ablation.AblationSpec;
import io.assay.experiment.study.TimeEstimate;
import io.assay.feature.outside.Modalities;
import io.assay.label.Label;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.Presets;
import io.assay.report.AblationPage;
import io.assay.report.AblationReport;
import io.assay.report.AblationText;
import io.assay.store.MarketStore;
import io.assay.train.EveryNth;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay train ablation}. */
@Command(
        name = "ablation",
        description = {
            "Ask what each kind of input beside bars adds: one learner of all stocks together with bars alone, with",
            "each kind and with all of them, walked forward over the same windows on the same rows, purged, from the",
            "same seed. Each gain comes with its interval; every variant is a trial in the ledger."
        },
        footer = {
            "",
            "Examples:",
            "  assay train ablation --to 2015-12-31",
            "  assay train ablation --model multimodal --set epochs=10 --every 5",
            "  assay train ablation --modalities sentiment,macro --sample-stocks 50",
            "  assay train ablation --from 2015-04-01 --refit-months 3"
        })
final class TrainAblationCommand extends AssayCommand {
    private static final int MONTHS = 12;

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private ProofOption proof = new ProofOption();

    @Mixin
    private ModalityOption modalities = new ModalityOption();

    @Mixin
    private OpeningOptions held = new OpeningOptions();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "boosting-pooled",
            description = "A preset or a learner, such as multimodal (default: ${DEFAULT-VALUE}).")
    private String model = "";

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A hyper-parameter of the learner.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--label",
            paramLabel = "NAME",
            defaultValue = "direction3_5d",
            description = "What is predicted; has classes (default: ${DEFAULT-VALUE}).")
    private String label = "";

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "First day of a row: where what is compared was not recorded before (default: all).")
    private @Nullable Integer from;

    @Option(names = "--to", paramLabel = "DATE", description = "Look at nothing after this day.")
    private String to = "";

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "5",
            description = "Learn from every N-th session (default: ${DEFAULT-VALUE}).")
    private int every;

    @Option(
            names = "--refit-years",
            paramLabel = "N",
            defaultValue = "2",
            description = "Years between refits (default: ${DEFAULT-VALUE}).")
    private int refitYears;

    @Option(names = "--refit-months", paramLabel = "N", description = "Months between refits, instead of years.")
    private @Nullable Integer refitMonths;

    @Option(
            names = "--train-sessions",
            paramLabel = "N",
            defaultValue = "504",
            description = "Least sessions in front of a window (default: ${DEFAULT-VALUE}).")
    private int trainSessions;

    @Option(names = "--sample-stocks", paramLabel = "N", description = "Use N of the stocks, chosen by the seed.")
    private @Nullable Integer sample;

    @Override
    protected boolean isShownLive() {
        return true;
    }

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--every", every, 1);
        OptionChecks.atLeast("--train-sessions", trainSessions, 1);
        Modalities asked = modalities.asked().isEmpty() ? Modalities.all() : modalities.asked();
        try (MarketStore store = MarketStore.open(context.workspace())) {
            MarketData data = selection.data(store, to, context);
            List<Instrument> picked = selection.from(data, context);
            TrainMissingCommand.requireOneCurrency(data, picked);
            List<Instrument> stocks = sample == null
                    ? picked
                    : TimeEstimate.sample(picked, OptionChecks.atLeast("--sample-stocks", sample, 1), context.seed());
            Engines engines = Engines.find(List.of());
            Label predicted = StudyGround.classes(label);
            AblationSpec all = new AblationSpec(
                    learner(engines, predicted), predicted, asked, months(), trainSessions, context.seed());
            AblationSpec spec = from == null ? all : all.withFrom(from);
            HeldOut heldOut = held.settled(data, stocks, context);
            AblationReport report = new Ablation(spec, proof.on(context.wiring(data, engines)), heldOut)
                    .run(stocks, held.opening(context));
            Path page = new Workspace(context.workspace()).reports().resolve("ablation-" + name(report) + ".html");
            AtomicFiles.write(page, AblationPage.of(report));
            context.output().result(report, AblationText.of(report) + "Report: " + page);
            return ExitCode.OK;
        }
    }

    /** Months from one refit to the next. */
    private int months() {
        return refitMonths == null
                ? MONTHS * OptionChecks.within("--refit-years", refitYears, 1, 100)
                : OptionChecks.within("--refit-months", refitMonths, 1, 1200);
    }

    private static String name(AblationReport report) {
        return Digest.sha256()
                .add(report.specification())
                .add(report.dataHash())
                .add(report.seed())
                .hex()
                .substring(0, 12);
    }

    private Learner learner(Engines engines, Label predicted) {
        boolean plain = engines.learners().contains(model);
        Map<String, Object> values = new TreeMap<>();
        String name = model;
        if (!plain) {
            Presets.Preset preset = Presets.of(model, new Target(predicted.name(), predicted.classes()));
            name = preset.learner();
            values.putAll(preset.parameters());
        }
        values.putAll(settings);
        Learner made = engines.learner(name, values);
        return every == 1 ? made : new EveryNth(made, every);
    }
}
