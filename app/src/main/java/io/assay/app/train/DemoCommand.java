package io.assay.app.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Workspace;
import io.assay.app.data.SimulatedMarkets;
import io.assay.app.trade.SignalsCommand;
import io.assay.base.AtomicFiles;
import io.assay.experiment.Wiring;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.PlantedTruth;
import io.assay.experiment.stock.TrainMissing;
import io.assay.experiment.trade.SignalsToday;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.market.audit.AuditReport;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Thresholds;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.Engines;
import io.assay.report.RunPage;
import io.assay.report.RunReport;
import io.assay.report.RunText;
import io.assay.report.Text;
import io.assay.report.TextTable;
import io.assay.signal.SignalRule;
import io.assay.store.MarketStore;
import io.assay.store.WritePolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay demo}. */
@Command(
        name = "demo",
        description = {
            "The whole road on a simulated market, where the truth is known: audit, features, a model for each stock,",
            "the verdict of a walk-forward beside what was planted, today's signals, a report. The market is kept in a",
            "workspace of its own, on which every other command works."
        },
        footer = {
            "",
            "Examples:",
            "  assay demo",
            "  assay demo --ic 0             nothing to find: the verdict has to say so",
            "  assay --seed 2 demo           another market"
        })
public final class DemoCommand extends AssayCommand {
    private static final int SHOWN = 8;
    private static final double MOST = 0.5;

    @Option(names = "--stocks", paramLabel = "N", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}.")
    private int stocks;

    @Option(names = "--years", paramLabel = "N", defaultValue = "12", description = "Default: ${DEFAULT-VALUE}.")
    private int years;

    @Option(
            names = "--ic",
            paramLabel = "R",
            defaultValue = "0.2",
            description = "Information coefficient of the planted pattern (default: ${DEFAULT-VALUE}, far more than any"
                    + " real market offers; 0 = nothing to find).")
    private double coefficient;

    @Option(names = "--trees", paramLabel = "N", defaultValue = "100", description = "Default: ${DEFAULT-VALUE}.")
    private int trees;

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--stocks", stocks, 1);
        OptionChecks.within("--years", years, 1, 100);
        OptionChecks.within("--ic", coefficient, 0, MOST);
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(stocks)
                .withSessions(years * SimulationSpec.YEAR)
                .withInformationCoefficient(coefficient)
                .withSeed(context.seed().child("demo")));
        context.output().line(market.label() + "\n");
        audit(context, market);
        Workspace workspace = new Workspace(context.workspace().resolve(folder(context)));
        try (MarketStore store = MarketStore.openForWriting(workspace.root())) {
            SimulatedMarkets.store(context, store, market, WritePolicy.REPLACE);
            return run(context, workspace, market, store);
        }
    }

    /** Two simulated worlds must not be mixed, so each has its own folder. */
    private String folder(Context context) {
        return "demo" + part("stocks", stocks, 20) + part("years", years, 12) + part("ic", coefficient, 0.2)
                + part("seed", context.seed().value(), 1L);
    }

    private static String part(String name, Object value, Object standard) {
        return value.equals(standard) ? "" : "-" + name + "-" + value;
    }

    private int run(Context context, Workspace workspace, SimulatedMarket market, MarketData stored) {
        Engines engines = Engines.find(List.of());
        Wiring wiring = context.wiring(stored, engines).in(workspace.root());
        PerStockSpec spec =
                PerStockSpec.standard(engines.learner("random-forest", Map.of("trees", trees)), context.seed());
        List<Instrument> instruments =
                market.listings().stream().map(Listing::instrument).toList();
        TrainMissing.Outcome outcome = new TrainMissing(spec, wiring).outcome(instruments);
        List<RunPage.Planted> planted = PlantedTruth.of(market, outcome, context.seed());
        List<SignalsToday.Answer> signals =
                new SignalsToday(wiring, SignalRule.STANDARD, SignalsToday.USUAL).of(instruments);
        return print(context, new Shown(workspace, market, outcome.report(), planted, signals));
    }

    /** What is shown at the end. */
    private record Shown(
            Workspace workspace,
            SimulatedMarket market,
            RunReport report,
            List<RunPage.Planted> planted,
            List<SignalsToday.Answer> signals) {}

    private static void audit(Context context, SimulatedMarket market) {
        AuditReport audit = Auditor.audit(market, Thresholds.DEFAULTS, context.parallel(), context.progress());
        context.progress().done();
        context.output()
                .line("Audit: " + audit.grade() + ", "
                        + Text.plural(audit.total().symbols(), "symbol") + ", "
                        + Text.plural(audit.total().span().bars(), "bar") + ", "
                        + audit.total().span().firstDay()
                        + " to " + audit.total().span().lastDay() + "\n");
    }

    private static int print(Context context, Shown shown) {
        Path page = shown.workspace().reports().resolve("demo.html");
        double truth = shown.market().oracle().informationCoefficient();
        List<RunPage.Planted> rows = new ArrayList<>(shown.planted());
        rows.add(0, new RunPage.Planted("planted", truth, truth, truth));
        AtomicFiles.write(page, RunPage.of(shown.report(), rows));
        Map<String, Object> json = new TreeMap<>();
        json.put("simulated", shown.market().label());
        json.put("plantedInformationCoefficient", shown.market().oracle().informationCoefficient());
        json.put("found", shown.planted());
        json.put("run", shown.report());
        json.put("report", page.toString());
        if (!context.output().json()) {
            SignalsCommand.print(
                    context,
                    shown.signals().subList(0, Math.min(SHOWN, shown.signals().size())),
                    false);
            context.output().line("");
        }
        context.output()
                .result(
                        json,
                        RunText.of(shown.report(), SHOWN) + "\n" + truth(shown) + "\nReport: " + page + "\n"
                                + next(shown));
        return ExitCode.OK;
    }

    private static String next(Shown shown) {
        return "Go on with what acting on it would have come to: assay -w "
                + shown.workspace().root() + " backtest";
    }

    private static String truth(Shown shown) {
        double planted = shown.market().oracle().informationCoefficient();
        TextTable table = TextTable.of("who looked", "information coefficient", "95 % interval");
        for (RunPage.Planted p : shown.planted()) {
            table.row(
                    p.name(),
                    Text.signed(p.estimate(), 3),
                    Double.isNaN(p.estimate()) ? "" : Text.signed(p.low(), 3) + " to " + Text.signed(p.high(), 3));
        }
        return "PLANTED: " + Text.decimal(planted, 3) + " over "
                + shown.market().spec().alpha().horizon() + " sessions. Found on the same out-of-sample rows:\n"
                + table.text();
    }
}
