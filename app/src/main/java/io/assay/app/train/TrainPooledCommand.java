package io.assay.app.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.ModalityOption;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.app.cli.Workspace;
import io.assay.base.AtomicFiles;
import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.UsageException;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Splitter;
import io.assay.dataset.Target;
import io.assay.experiment.pooled.PooledTrial;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.Label;
import io.assay.label.Labels;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.model.Presets;
import io.assay.report.PooledPage;
import io.assay.report.PooledReport;
import io.assay.report.PooledText;
import io.assay.store.MarketStore;
import io.assay.train.EveryNth;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay train pooled}. */
@Command(
        name = "pooled",
        description = {
            "Judge one model of all stocks together that orders them against each other, beside the null models on",
            "the same rows, with the book of its highest scores. It is judged, not kept: signals come from 'finetune'.",
            "Every feature is its rank among the stocks of the day. Held-out days stay closed. No run is kept, so",
            "there is nothing to 'replay': the same command on the same data prints the same figures."
        },
        footer = {
            "",
            "Examples:",
            "  assay train pooled --train-to 2013-12-31 --to 2015-12-31",
            "  assay train pooled --preset ridge-strong --label return_20d",
            "  assay train pooled --label direction3_5d --relative none"
        })
final class TrainPooledCommand extends AssayCommand {
    private static final int MOST = 50;
    private static final int FIFTH = 5;

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private ProofOption proof = new ProofOption();

    @Mixin
    private ModalityOption modalities = new ModalityOption();

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "boosting-pooled",
            description = "Default: ${DEFAULT-VALUE}.")
    private String preset = "";

    @Option(
            names = "--label",
            paramLabel = "NAME",
            defaultValue = "return_5d",
            description = "Default: ${DEFAULT-VALUE}.")
    private String label = "";

    @Option(
            names = "--relative",
            paramLabel = "HOW",
            defaultValue = "rank",
            description = "Labels against those of the day's other stocks: rank, excess or none (default: rank).")
    private String relative = "";

    @Option(
            names = "--train-to",
            paramLabel = "DATE",
            description =
                    "Learn to this day and be tested after it, once (default: walk forward, refitted every year).")
    private String trainTo = "";

    @Option(names = "--to", paramLabel = "DATE", description = "Look at nothing after this day.")
    private String to = "";

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "5",
            description = "Learn from every N-th session (default: 5).")
    private int every;

    @Option(
            names = "--top",
            paramLabel = "K",
            description = "Stocks in the book (default: a fifth of the stocks, at most " + MOST + ").")
    private @Nullable Integer top;

    @Override
    protected boolean isShownLive() {
        return true;
    }

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--every", every, 1);
        if (top != null) {
            OptionChecks.atLeast("--top", top, 1);
        }
        try (MarketStore store = MarketStore.open(context.workspace())) {
            MarketData data = selection.data(store, to, context);
            List<Instrument> instruments = selection.from(data, context);
            TrainMissingCommand.requireOneCurrency(data, instruments);
            Engines engines = Engines.find(List.of());
            PooledTrial trial = new PooledTrial(
                    spec(context, engines, data, instruments.size()), proof.on(context.wiring(data, engines)));
            PooledReport report = trial.run(instruments);
            Path page = new Workspace(context.workspace()).reports().resolve("pooled-" + name(report) + ".html");
            AtomicFiles.write(page, PooledPage.of(report));
            context.output().result(report, PooledText.of(report) + "Report: " + page);
            return ExitCode.OK;
        }
    }

    /** One page for each specification on the same data. */
    private static String name(PooledReport report) {
        return Digest.sha256()
                .add(report.specification())
                .add(report.dataHash())
                .add(report.seed())
                .hex()
                .substring(0, 12);
    }

    private PooledTrial.Spec spec(Context context, Engines engines, MarketData data, int stocks) {
        Label asked = Labels.parse(label);
        Optional<CrossSectionalLabel.Kind> across = RelativeLabels.of(relative, asked);
        Target target = across.isPresent() || asked.classes().isEmpty()
                ? Target.number(asked.name())
                : new Target(asked.name(), asked.classes());
        Presets.Preset chosen = Presets.of(preset, target);
        OpenDays open = OpenDays.of(data, context);
        Splitter splitter = trainTo.isEmpty()
                ? CalendarWindows.ofYears(1, open.first(), open.last(), 252)
                : once(open.first(), open.last());
        return new PooledTrial.Spec(
                new EveryNth(chosen.learner(engines), every),
                asked,
                across,
                splitter,
                open.last(),
                top == null ? Math.max(1, Math.min(MOST, stocks / FIFTH)) : top,
                context.seed(),
                modalities.asked());
    }

    /** One window behind the last day that is learnt from. */
    private Splitter once(int first, int last) {
        int cut = Days.parse(trainTo);
        if (cut < first || cut >= last) {
            throw new UsageException("'--train-to' must leave days to learn from and to be tested on, between "
                    + Days.text(first) + " and " + Days.text(last) + ", was " + trainTo);
        }
        return new CalendarWindows(List.of(cut + 1), 1);
    }
}
