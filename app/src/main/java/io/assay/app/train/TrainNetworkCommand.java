package io.assay.app.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.UserFolder;
import io.assay.base.UsageException;
import io.assay.evaluate.Figure;
import io.assay.experiment.HeldOut;
import io.assay.experiment.Wiring;
import io.assay.experiment.study.Candidate;
import io.assay.experiment.study.Study;
import io.assay.experiment.study.StudySpec;
import io.assay.experiment.study.TimeEstimate;
import io.assay.label.Label;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.watch.Attendance;
import io.assay.report.StudyReport;
import io.assay.report.Text;
import io.assay.store.MarketStore;
import io.assay.train.EveryNth;
import io.assay.train.watch.Wording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay train lstm} and its sisters: a study in which one kind of network competes with its variants. */
abstract class TrainNetworkCommand extends AssayCommand {
    @Mixin
    private StudyGround ground = new StudyGround();

    @Mixin
    private RefitOptions refits = new RefitOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Mixin
    private WatchOptions watch = new WatchOptions();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Option(
            names = "--label",
            paramLabel = "NAME",
            defaultValue = "direction3_5d",
            description = "What is predicted (default: ${DEFAULT-VALUE}).")
    private String label = "";

    @Option(
            names = "--scope",
            paramLabel = "WHAT",
            defaultValue = "pooled",
            description =
                    "One model of all stocks, one a stock, or both on the same rows: pooled, stock or both (default:"
                            + " ${DEFAULT-VALUE}).")
    private String scope = "";

    @Option(
            names = "--target-accuracy",
            paramLabel = "SHARE",
            description =
                    "Say whether this accuracy was reached, such as 0.60. A verdict: it stops and chooses nothing.")
    private @Nullable Double targetAccuracy;

    @Override
    protected int run(Context context) {
        if (targetAccuracy != null) {
            OptionChecks.within("--target-accuracy", targetAccuracy, 0, 1);
        }
        if (work.estimateOnly() && !ground.note().isBlank()) {
            throw new UsageException("'--note' is kept with a run, and with '--estimate' there is none. Fix: leave one"
                    + " of them out");
        }
        String kind = spec().name();
        Engines engines = Engines.find(List.of());
        Label asked = StudyGround.classes(label);
        List<NetworkOptions.Variant> variants = network.variants(kind, engines);
        List<Candidate.Scope> scopes = WalkedModels.scopes(scope);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            MarketData data = ground.data(store, context);
            List<Instrument> all = ground.instruments(data, context);
            List<Instrument> stocks = work.stocks(all, context.seed());
            told(context, all, stocks, "of the stocks, chosen by the seed");
            StudySpec spec =
                    ground.spec(asked, candidates(variants, scopes, work.stride(), engines), refits.refits(), context);
            // Only now: a command that is refused settles nothing.
            HeldOut heldOut = ground.heldOut(data, stocks, context);
            Ground on = new Ground(spec, ground.wiring(data, engines, context), heldOut);
            if (!work.estimateOnly()
                    && !work.hasBudget()
                    && !ground.opens()
                    && on.study().isDone(stocks)) {
                return print(context, on.study().run(stocks));
            }
            WorkOptions.Fitted fitted = work.fit(on.estimate(stocks, variants.get(0), engines), stocks.size());
            spec.candidates().stream()
                    .flatMap(c -> c.learner().remarks().stream())
                    .distinct()
                    .forEach(context.output()::remark);
            context.output().remark(text(fitted.estimate()));
            if (work.estimateOnly()) {
                context.output().result(json(fitted), "Nothing was trained.");
                return ExitCode.OK;
            }
            List<Instrument> some = TimeEstimate.sample(stocks, fitted.stocks(), context.seed());
            told(context, stocks, some, "of the stocks, for the budget");
            if (fitted.stride() > 1) {
                context.output()
                        .remark("Of every " + fitted.stride() + " sessions one is learnt from; all are judged.");
            }
            StudySpec thinned = ground.spec(
                    asked, candidates(variants, scopes, fitted.stride(), engines), refits.refits(), context);
            return print(
                    context, trained(on.with(thinned), some, variants.get(0).parameters(), context));
        }
    }

    /** Trains while all who were asked for watch. */
    private StudyReport trained(Ground on, List<Instrument> stocks, Map<String, Object> settings, Context context) {
        try (Watching watching = watch.start(context, settings)) {
            Attendance attendance = new Attendance(
                    watching.listener(), Optional.of(context.workspace().resolve("checkpoints")));
            Wiring watched = on.wiring().withProgress(watching.progress()).attended(attendance);
            Study study = new Study(on.spec(), watched, on.heldOut());
            try {
                return ground.opens() ? study.runAndOpen(stocks, UserFolder.peeks(context)) : study.run(stocks);
            } catch (RuntimeException | OutOfMemoryError e) {
                watching.explain(e);
                throw e;
            }
        }
    }

    private static void told(Context context, List<Instrument> all, List<Instrument> some, String why) {
        if (some.size() < all.size()) {
            context.output().remark(some.size() + " of " + all.size() + " stocks are used: a sample " + why + ".");
        }
    }

    /** What is trained on what. */
    private record Ground(StudySpec spec, Wiring wiring, HeldOut heldOut) {
        Study study() {
            return new Study(spec, wiring, heldOut);
        }

        Ground with(StudySpec other) {
            return new Ground(other, wiring, heldOut);
        }

        TimeEstimate estimate(List<Instrument> stocks, NetworkOptions.Variant variant, Engines engines) {
            return TimeEstimate.measure(
                    spec,
                    wiring,
                    stocks,
                    heldOut,
                    new TimeEstimate.Timed(n -> variant.withEpochs(engines, n), variant.epochs()));
        }
    }

    private static List<Candidate> candidates(
            List<NetworkOptions.Variant> variants, List<Candidate.Scope> scopes, int stride, Engines engines) {
        List<Candidate> candidates = new ArrayList<>();
        for (NetworkOptions.Variant variant : variants) {
            for (Candidate.Scope each : scopes) {
                Learner learner = variant.learner(engines);
                candidates.add(
                        Candidate.of(variant.name(), each, stride == 1 ? learner : new EveryNth(learner, stride)));
            }
        }
        return candidates;
    }

    private static String text(TimeEstimate estimate) {
        return "Estimate: " + Text.plural(estimate.fits(), "fit") + " of at most "
                + Text.plural(estimate.epochs(), "epoch")
                + " at " + Text.count(Math.round(estimate.rowsASecond())) + " rows a second take "
                + Wording.time(estimate.seconds()) + " at most; early stopping may end them sooner.";
    }

    private static Map<String, Object> json(WorkOptions.Fitted fitted) {
        return Map.of(
                "estimatedSeconds", fitted.estimate().seconds(),
                "epochSecondsARow", fitted.estimate().epochSecondsARow(),
                "rows", fitted.estimate().rows(),
                "fits", fitted.estimate().fits(),
                "epochs", fitted.estimate().epochs(),
                "stride", fitted.stride(),
                "stocks", fitted.stocks());
    }

    private int print(Context context, StudyReport report) {
        StudyOutput.print(context, report, ground, target(report));
        return ExitCode.OK;
    }

    /** Whether the accuracy that was asked for was reached; empty where none was. */
    private String target(StudyReport report) {
        if (targetAccuracy == null) {
            return "";
        }
        Figure accuracy = report.run().evaluation().figure("accuracy");
        double low = accuracy.interval().lower();
        double high = accuracy.interval().upper();
        String outcome = low >= targetAccuracy
                ? "reached"
                : high < targetAccuracy ? "not reached" : "neither reached nor missed for sure";
        return "Target accuracy " + Text.percent(targetAccuracy) + ": " + outcome + ", it is "
                + Text.percent(accuracy.value()) + " (95 % interval " + Text.percent(low) + " to " + Text.percent(high)
                + ") out of sample.\n";
    }
}
