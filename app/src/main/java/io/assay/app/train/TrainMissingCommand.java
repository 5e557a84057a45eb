package io.assay.app.train;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.app.cli.Workspace;
import io.assay.base.AtomicFiles;
import io.assay.base.UsageException;
import io.assay.dataset.WalkForward;
import io.assay.experiment.HeldOut;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.market.source.Currencies;
import io.assay.model.Engines;
import io.assay.report.RunPage;
import io.assay.report.RunReport;
import io.assay.report.RunText;
import io.assay.report.Text;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay train missing}. */
@Command(
        name = "missing",
        description = {
            "Fit a model for every stock that has none: a random forest on its own history.",
            "The specification is judged by a purged walk-forward, beside null models on the same rows; then each",
            "model is refitted on all resolved rows for today's signals. A run that was stopped goes on where it was."
        },
        footer = {
            "",
            "Examples:",
            "  assay train missing --symbols AAPL,MSFT,IBM",
            "  assay train missing --universe stocks.json --to 2015-12-31",
            "  assay train missing --market NSE --trees 500"
        })
final class TrainMissingCommand extends AssayCommand {
    /** The longest horizon that labels are made for. */
    private static final int LONGEST = 1000;

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private ProofOption proof = new ProofOption();

    @Option(names = "--to", paramLabel = "DATE", description = "Look at nothing after this day (default: all bars).")
    private String to = "";

    @Option(
            names = "--horizon",
            paramLabel = "N",
            defaultValue = "5",
            description = "Sessions from entry to exit (default: ${DEFAULT-VALUE}).")
    private int horizon;

    @Option(
            names = "--train-sessions",
            paramLabel = "N",
            defaultValue = "504",
            description = "Least sessions to learn from (default: ${DEFAULT-VALUE}).")
    private int trainSessions;

    @Option(
            names = "--test-sessions",
            paramLabel = "N",
            defaultValue = "252",
            description = "Sessions between refits in the walk-forward (default: ${DEFAULT-VALUE}).")
    private int testSessions;

    @Option(names = "--trees", paramLabel = "N", defaultValue = "300", description = "Default: ${DEFAULT-VALUE}.")
    private int trees;

    @Option(names = "--depth", paramLabel = "N", defaultValue = "6", description = "Default: ${DEFAULT-VALUE}.")
    private int depth;

    @Option(names = "--show", paramLabel = "N", defaultValue = "20", description = "Stocks to list (default: 20).")
    private int show;

    @Override
    protected boolean isShownLive() {
        return true;
    }

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--show", show, 0);
        OptionChecks.within("--horizon", horizon, 1, LONGEST);
        OptionChecks.atLeast("--train-sessions", trainSessions, 1);
        OptionChecks.atLeast("--test-sessions", testSessions, 1);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            MarketData data = selection.data(store, to, context);
            List<Instrument> picked = selection.from(data, context);
            requireOneCurrency(data, picked);
            Engines engines = Engines.find(List.of());
            PerStockSpec spec = PerStockSpec.standard(
                            engines.learner("random-forest", Map.of("trees", trees, "depth", depth)), context.seed())
                    .withHorizon(horizon)
                    .withHeldOut(HeldOut.in(context.workspace()).orElse(HeldOut.none()))
                    .withWalkForward(WalkForward.expanding(trainSessions, testSessions));
            TrainMissing training = new TrainMissing(spec, proof.on(context.wiring(data, engines)));
            List<Instrument> missing = training.missing(picked);
            if (missing.isEmpty()) {
                context.output()
                        .result(
                                Map.of("trained", 0, "present", picked.size()),
                                Text.plural(picked.size(), "symbol") + ": each has a model already. Nothing was done.");
                return ExitCode.OK;
            }
            TrainMissing.Outcome outcome = training.outcome(missing);
            outcome.notes().forEach(context.output()::remark);
            return print(context, outcome.report(), picked.size() - missing.size());
        }
    }

    /** A verdict over stocks in several currencies would add up different things. */
    static void requireOneCurrency(MarketData data, List<Instrument> picked) {
        Set<Instrument> set = new HashSet<>(picked);
        List<Listing> book = data.listings().stream()
                .filter(l -> set.contains(l.instrument()))
                .toList();
        if (book.isEmpty()) {
            throw new UsageException("none of the symbols has a bar by then");
        }
        Currencies.only(book);
    }

    private int print(Context context, RunReport report, int present) {
        Path page = new Workspace(context.workspace()).reports().resolve("train-" + report.runId() + ".html");
        AtomicFiles.write(page, RunPage.of(report, List.of()));
        String before = present == 0 ? "" : Text.plural(present, "symbol") + " had a model already.\n";
        Map<String, Object> json = new TreeMap<>();
        json.put("run", report);
        json.put("report", page.toString());
        context.output().result(json, RunText.of(report, show) + before + "Report: " + page);
        return ExitCode.OK;
    }
}
