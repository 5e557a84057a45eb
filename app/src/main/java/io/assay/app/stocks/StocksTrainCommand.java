package io.assay.app.stocks;

import java.nio.file.Path;
import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.HeldOutOptions;
import io.assay.app.cli.OptionChecks;
import io.assay.base.UsageException;
import io.assay.dataset.Target;
import io.assay.experiment.HeldOut;
import io.assay.experiment.ReportPages;
import io.assay.experiment.stocks.AnalyseSpec;
import io.assay.experiment.stocks.StocksTrial;
import io.assay.experiment.stocks.TrainSpec;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.model.Presets;
import io.assay.report.StocksReport;
import io.assay.report.StocksText;
import io.assay.stocks.LogReturns;
import io.assay.stocks.Recommendations;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay stocks train}. */
@Command(
        name = "train",
        description = {
            "Train the recommended stocks and compare, on the same rows after the analysis: one model of all stocks on",
            "prices scaled over all of them (the original), one of each stock scaled by its own range, one of each",
            "stock on scale-free features, and one of all stocks on those. Paired tests beside the random walk; each",
            "stock is given a model by earlier windows and judged on the last. A run that was stopped goes on."
        },
        footer = {
            "",
            "Examples:",
            "  assay stocks train",
            "  assay stocks train --model boosting-pooled --refit-months 6",
            "  assay stocks train --price-model boosting-shallow",
            "  assay stocks train --costs 50 --no-keep"
        })
final class StocksTrainCommand extends AssayCommand {
    private static final double BASIS_POINT = 1e-4;

    @Mixin
    private HeldOutOptions held = new HeldOutOptions();

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "Look at nothing after this day (default: the last day that is not held out).")
    private String to = "";

    @Option(
            names = "--model",
            paramLabel = "PRESET",
            defaultValue = "ridge-strong",
            description = "Who learns log returns from scale-free features (default: ${DEFAULT-VALUE}).")
    private String model = "";

    @Option(
            names = "--price-model",
            paramLabel = "PRESET",
            description = "Who learns prices from prices (default: a linear model; boosting-shallow predicts levels, as"
                    + " the request's networks do).")
    private String priceModel = "";

    @Option(
            names = "--refit-months",
            paramLabel = "N",
            defaultValue = "12",
            description = "Months between refits in the walk-forward (default: ${DEFAULT-VALUE}).")
    private int refitMonths;

    @Option(
            names = "--train-sessions",
            paramLabel = "N",
            defaultValue = "252",
            description = "Least sessions to learn from (default: ${DEFAULT-VALUE}).")
    private int trainSessions;

    @Option(
            names = "--pool",
            paramLabel = "N",
            defaultValue = "60",
            description = "Most stocks that a model of all stocks learns from, best first (default: ${DEFAULT-VALUE}).")
    private int pool;

    @Option(
            names = "--costs",
            paramLabel = "BP",
            defaultValue = "20",
            description = "What entry and exit together cost, in basis points (default: ${DEFAULT-VALUE}).")
    private double costs;

    @Option(names = "--no-keep", description = "Keep no models, and leave out the proof that belongs on their cards.")
    private boolean noKeep;

    @Override
    protected int run(Context context) {
        OptionChecks.within("--refit-months", refitMonths, 1, 1200);
        OptionChecks.atLeast("--train-sessions", trainSessions, 1);
        OptionChecks.atLeast("--pool", pool, 1);
        OptionChecks.within("--costs", costs, 0, 1000);
        Recommendations recommendations = Recommendations.read(context.workspace());
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Engines engines = Engines.find(List.of());
            Target target = Target.number(LogReturns.target(recommendations.horizon()));
            TrainSpec spec = new TrainSpec(
                    Presets.of(model, target).learner(engines),
                    priceModel.isEmpty()
                            ? TrainSpec.LINEAR
                            : Presets.of(priceModel, target).learner(engines),
                    new AnalyseSpec.Walk(refitMonths, trainSessions),
                    pool,
                    costs * BASIS_POINT,
                    !noKeep,
                    context.seed());
            MarketData data = open(store, recommendations, context);
            StocksReport report = new StocksTrial(spec, context.wiring(data, engines)).run(recommendations);
            Path page = ReportPages.write(context.workspace(), report);
            context.output().result(report, StocksText.of(report) + "Report: " + page);
            return ExitCode.OK;
        }
    }

    /** The bars of open days. */
    private MarketData open(MarketData store, Recommendations recommendations, Context context) {
        List<Instrument> stocks = recommendations.stocks().stream()
                .map(s -> Instrument.parse(s.symbol()))
                .toList();
        boolean any = store.listings().stream().anyMatch(l -> stocks.contains(l.instrument()));
        if (!any) {
            throw new UsageException("not one of the stocks that were analysed has bars in the workspace "
                    + context.workspace() + ". Fix: 'assay data import', then 'assay stocks analyse'");
        }
        HeldOut heldOut = held.settled(store, stocks, context);
        return store.until(HeldOutOptions.lastOpen(heldOut, "--to", to));
    }
}
