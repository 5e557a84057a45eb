package io.assay.app.trade;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.UserFolder;
import io.assay.app.cli.Workspace;
import io.assay.backtest.BacktestFiles;
import io.assay.backtest.SurvivorHaircut;
import io.assay.base.AtomicFiles;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.experiment.HeldOutLook;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.trade.Beside;
import io.assay.experiment.trade.BookSpec;
import io.assay.experiment.trade.Books;
import io.assay.experiment.trade.KeptBook;
import io.assay.model.Engines;
import io.assay.report.BookPage;
import io.assay.report.BookText;
import io.assay.store.MarketStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay backtest}. */
@Command(
        name = "backtest",
        description = {
            "What acting on a model's out-of-sample signals would have come to, net of costs, beside an equal-weighted",
            "book and the null models. Only predictions of models that were fitted before are acted on. Decided at the",
            "close, filled at the next open, held as long as the label looks ahead; every trade is booked exactly."
        },
        footer = {
            "",
            "Examples:",
            "  assay backtest",
            "  assay backtest US-AAPL-random-forest-1a2b3c4d --from 2010-01-01",
            "  assay backtest --initial-capital 100000 --costs 15",
            "  assay backtest --top 50       the 50 best scores, whatever their signals",
            "  assay backtest --top 50 --drop 5 --impact sqrt:1",
            "  assay backtest --target-volatility 10 --stop-loss 15 --brake 5:20",
            "  assay backtest --risk --benchmark ^GSPC --capacity --periods crises.csv",
            "  assay backtest --risk-free us-bills.csv --export trades/",
            "  assay backtest 3f9c2a7b10de --held-out      counted as a look"
        })
public final class BacktestCommand extends AssayCommand {
    @Parameters(
            paramLabel = "MODEL",
            arity = "0..1",
            description = "A model ('assay models list') or a run; default: the newest run, all its stocks.")
    private @Nullable String model;

    @Option(names = "--from", paramLabel = "DATE", description = "First decision day (default: all out of sample).")
    private String from = "";

    @Option(names = "--to", paramLabel = "DATE", description = "Last decision day.")
    private String to = "";

    @Mixin
    private CapitalOption capital = new CapitalOption();

    @Mixin
    private CostOptions costs = new CostOptions();

    @Mixin
    private ImpactOption impact = new ImpactOption();

    @Mixin
    private PickingOptions picking = new PickingOptions();

    @Mixin
    private HandlingOptions handling = new HandlingOptions();

    @Option(
            names = "--risk-free",
            paramLabel = "RATE|FILE",
            defaultValue = "0",
            description =
                    "Subtracted for Sharpe and Sortino: percent a year (default: ${DEFAULT-VALUE}), or a CSV of dates "
                            + "and percents, such as three-month bills, each known on the day after the next one's.")
    private String riskFree = "";

    @Option(
            names = "--delisting-hazard",
            paramLabel = "PERCENT",
            defaultValue = "2",
            description = "Assumed of a universe of survivors: stocks a year that failed and are missing from it"
                    + " (default: ${DEFAULT-VALUE}).")
    private double delistingHazard;

    @Option(
            names = "--delisting-return",
            paramLabel = "PERCENT",
            defaultValue = "-30",
            description = "Assumed of those: from the last close to what holders got (default: ${DEFAULT-VALUE}, NYSE"
                    + " and AMEX; about -55 on Nasdaq).")
    private double delistingReturn;

    @Option(
            names = "--held-out",
            description = "Act on the held-out days that the training opened ('--open-test'). Every look is counted,"
                    + " for good.")
    private boolean heldOut;

    @Mixin
    private BesideOptions beside = new BesideOptions();

    @Option(names = "--export", paramLabel = "DIR", description = "Write trades, events, equity and prices as CSV.")
    private @Nullable Path export;

    @Override
    protected int run(Context context) {
        int first = from.isEmpty() ? Integer.MIN_VALUE : Days.parse(from);
        int last = to.isEmpty() ? Integer.MAX_VALUE : Days.parse(to);
        OptionChecks.inOrder("--from and --to", first, last);
        BookSpec spec = BookSpec.standard()
                .withCapital(capital.amount())
                .withCosts(costs.costs().withImpact(impact.impact()))
                .withPicking(picking.picking())
                .withHandling(handling.handling(picking.leverage()))
                .withRiskFree(RateOption.of("--risk-free", riskFree))
                .withHidden(hidden())
                .between(first, last);
        RunFolder run = RunFolder.find(context.workspace(), Optional.ofNullable(model));
        Optional<String> alone = Optional.ofNullable(model).filter(m -> !m.equals(run.id()));
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Wiring wiring = context.wiring(store, Engines.find(List.of()));
            Books books = new Books(wiring, spec);
            Beside asked = beside.beside(store);
            Books.Outcome outcome = heldOut
                    ? books.ofHeldOut(whole(run, alone), looked -> look(looked, run, wiring, context), asked)
                    : books.of(run, alone, asked);
            if (export != null) {
                BacktestFiles.write(export, outcome.model(), outcome.prices());
            }
            if (!heldOut && alone.isEmpty()) {
                KeptBook.write(context.workspace(), outcome.report());
            }
            return print(context, outcome);
        }
    }

    /** The run, which must not be meant by one of its models. */
    private static RunFolder whole(RunFolder run, Optional<String> alone) {
        if (alone.isPresent()) {
            throw new UsageException("'--held-out' acts on all stocks of a run, and " + alone.get()
                    + " is a model. Fix: assay backtest " + run.id() + " --held-out");
        }
        return run;
    }

    /** Counts the look before anything is seen. */
    private static long look(HeldOutLook.Subject looked, RunFolder run, Wiring wiring, Context context) {
        HeldOut days = HeldOut.in(context.workspace()).orElseGet(HeldOut::none);
        return new HeldOutLook(wiring, days)
                .take(
                        looked,
                        UserFolder.peeks(context),
                        "book of: " + run.record().specification());
    }

    private int print(Context context, Books.Outcome outcome) {
        Path page = new Workspace(context.workspace())
                .reports()
                .resolve("backtest-" + outcome.report().runId() + (heldOut ? "-held-out" : "") + ".html");
        AtomicFiles.write(page, BookPage.of(outcome.report()));
        Map<String, Object> json = new TreeMap<>();
        json.put("backtest", outcome.report());
        json.put("report", page.toString());
        String exported = export == null ? "" : "Trades, events, equity and prices: " + export + "\n";
        context.output().result(json, BookText.of(outcome.report()) + exported + "Report: " + page);
        return ExitCode.OK;
    }

    private SurvivorHaircut.Assumptions hidden() {
        return new SurvivorHaircut.Assumptions(
                OptionChecks.within("--delisting-hazard", delistingHazard, 0, 100) / 100,
                OptionChecks.within("--delisting-return", delistingReturn, -100, 100) / 100);
    }
}
