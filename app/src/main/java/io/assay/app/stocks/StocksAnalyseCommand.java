package io.assay.app.stocks;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.HeldOutOptions;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.dataset.Target;
import io.assay.experiment.HeldOut;
import io.assay.experiment.ReportPages;
import io.assay.experiment.stocks.AnalyseSpec;
import io.assay.experiment.stocks.StockAnalysis;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.model.Presets;
import io.assay.report.StockAnalysisReport;
import io.assay.report.StockAnalysisText;
import io.assay.stocks.DataGrade;
import io.assay.stocks.LogReturns;
import io.assay.stocks.Recommendations;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay stocks analyse}. */
@Command(
        name = "analyse",
        description = {
            "Analyse stocks one by one on the first open days: what their bars are like, graded by stated rules, and",
            "whether a cheap model that walks forward tells anything of them, shrunken towards the mean of all stocks.",
            "The best are recommended for training, in WORKSPACE/" + Recommendations.FILE + "."
        },
        footer = {
            "",
            "Examples:",
            "  assay stocks analyse --market NSE --analyse-to 2011-12-31",
            "  assay stocks analyse --top 5 --least usable",
            "  assay stocks analyse --symbols SCOM,EQTY,KCB --horizon 10"
        })
final class StocksAnalyseCommand extends AssayCommand {
    private static final int SESSIONS = 260;

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private HeldOutOptions held = new HeldOutOptions();

    @Option(
            names = "--analyse-to",
            paramLabel = "DATE",
            description = "Look at nothing after this day (default: the end of the year in which two thirds of the open"
                    + " days are over). 'assay stocks train' judges on the days after it.")
    private String analyseTo = "";

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "Most stocks that are recommended (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(
            names = "--least",
            paramLabel = "GRADE",
            defaultValue = "high",
            description = "Poorest quality that is recommended: high or usable (default: ${DEFAULT-VALUE}).")
    private String least = "";

    @Option(
            names = "--horizon",
            paramLabel = "N",
            defaultValue = "5",
            description = "Sessions from entry to exit (default: ${DEFAULT-VALUE}).")
    private int horizon;

    @Option(
            names = "--model",
            paramLabel = "PRESET",
            defaultValue = "ridge-strong",
            description = "A cheap model of a number (default: ${DEFAULT-VALUE}).")
    private String model = "";

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

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--top", top, 1);
        OptionChecks.within("--horizon", horizon, 1, SESSIONS);
        OptionChecks.within("--refit-months", refitMonths, 1, 1200);
        OptionChecks.atLeast("--train-sessions", trainSessions, 1);
        DataGrade grade = grade();
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Engines engines = Engines.find(List.of());
            MarketData asked = selection.data(store, analyseTo, context);
            int last = lastDay(store, selection.from(asked, context), context);
            MarketData data = selection.data(store, Days.text(last), context);
            AnalyseSpec spec = new AnalyseSpec(
                    Presets.of(model, Target.number(LogReturns.target(horizon))).learner(engines),
                    horizon,
                    new AnalyseSpec.Walk(refitMonths, trainSessions),
                    new AnalyseSpec.Choice(last, top, grade),
                    context.seed());
            StockAnalysisReport report =
                    new StockAnalysis(spec, context.wiring(data, engines)).run(selection.from(data, context));
            return written(context, report);
        }
    }

    private DataGrade grade() {
        return switch (least) {
            case "high" -> DataGrade.HIGH;
            case "usable" -> DataGrade.USABLE;
            default -> throw new UsageException("'--least' must be high or usable, was '" + least + "'");
        };
    }

    /** The last day of the analysis, which is open. */
    private int lastDay(MarketData store, List<Instrument> stocks, Context context) {
        HeldOut heldOut = held.settled(store, stocks, context);
        if (!analyseTo.isEmpty()) {
            return HeldOutOptions.lastOpen(heldOut, "--analyse-to", analyseTo);
        }
        List<Listing> listings = store.listings().stream()
                .filter(l -> stocks.contains(l.instrument()))
                .toList();
        int first = listings.stream().mapToInt(Listing::firstDay).min().orElseThrow();
        int end = listings.stream()
                .map(Listing::lastDay)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return AnalyseSpec.twoThirds(first, Math.min(end, heldOut.lastOpen()));
    }

    private static int written(Context context, StockAnalysisReport report) {
        Path file = report.recommendations().write(context.workspace());
        Path page = ReportPages.write(context.workspace(), report);
        context.output()
                .result(report, StockAnalysisText.of(report) + "Recommendations: " + file + "\nReport: " + page);
        return ExitCode.OK;
    }
}
