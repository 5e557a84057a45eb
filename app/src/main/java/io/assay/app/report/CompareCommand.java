package io.assay.app.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.app.cli.UserFolder;
import io.assay.app.trade.CapitalOption;
import io.assay.app.trade.CostOptions;
import io.assay.app.trade.PickingOptions;
import io.assay.app.trade.RateOption;
import io.assay.backtest.Limits;
import io.assay.base.AtomicFiles;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.experiment.ReportPages;
import io.assay.experiment.compare.CompareSpec;
import io.assay.experiment.compare.ModelComparison;
import io.assay.experiment.trade.BookSpec;
import io.assay.experiment.trade.Handling;
import io.assay.ledger.Peeks;
import io.assay.market.Instrument;
import io.assay.model.Engines;
import io.assay.report.ComparePage;
import io.assay.report.CompareReport;
import io.assay.report.CompareText;
import io.assay.store.MarketStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay compare MODEL MODEL...}. */
@Command(
        name = "compare",
        description = {
            "Compare models on the rows that all of them answered out of sample: the same stocks, days and outcomes.",
            "Every figure of each with its interval, what each is more or less than the first one's with intervals",
            "that hold for all models at once, null models beside them, books of the same days and costs, and all of",
            "it by year, sector and market regime. Different labels, or data that disagree, are refused. A table on",
            "the terminal, and a page."
        },
        footer = {
            "",
            "Examples:",
            "  assay compare 3f9c2a7b10de 8b1d4e6f2a90      an old run and a new one",
            "  assay compare 3f9c2a7b10de:boosting-shallow 3f9c2a7b10de:forest-shallow",
            "  assay compare US-AAPL-forest-1a2b3c4d 8b1d4e6f2a90 -o apple.html",
            "  assay compare 3f9c2a7b10de 8b1d4e6f2a90 --top 20 --costs 15",
            "  assay compare US-A-and-717 US-AAPL-forest-1a2b3c4d --later --open-test"
        })
public final class CompareCommand extends AssayCommand {
    @Parameters(
            paramLabel = "MODEL",
            arity = "0..*",
            description = "A run, or a model ('models list'): then the newest run that made it, on the model's stocks."
                    + " RUN:NAME is one of those who competed in a run. Names may be cut off. The first one is the"
                    + " reference.")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--reference",
            paramLabel = "MODEL",
            description = "Set the others against this one (default: the first that is named).")
    private @Nullable String reference;

    @Option(
            names = "--later",
            description = "Ask the kept models themselves about the days after those that they learnt from, instead of"
                    + " comparing the walk-forwards of their runs.")
    private boolean later;

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--from", paramLabel = "DATE", description = "First decision day (default: all that they share).")
    private String from = "";

    @Option(names = "--to", paramLabel = "DATE", description = "Last decision day.")
    private String to = "";

    @Option(names = "--open-test", description = "Compare on held-out days as well. Every look is counted, for good.")
    private boolean openTest;

    @Option(names = "--no-money", description = "Leave out the books, which take longest.")
    private boolean noMoney;

    @Mixin
    private CapitalOption capital = new CapitalOption();

    @Mixin
    private CostOptions costs = new CostOptions();

    @Mixin
    private PickingOptions picking = new PickingOptions();

    @Option(
            names = "--risk-free",
            paramLabel = "RATE|FILE",
            defaultValue = "0",
            description = "Subtracted for Sharpe and Sortino: percent a year, or a CSV of dates and percents (default:"
                    + " ${DEFAULT-VALUE}).")
    private String riskFree = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the page goes, a file that ends in .html (default: reports/compare-*.html in the"
                    + " workspace).")
    private @Nullable Path output;

    @Override
    protected int run(Context context) {
        int first = from.isEmpty() ? Integer.MIN_VALUE : Days.parse(from);
        int last = to.isEmpty() ? Integer.MAX_VALUE : Days.parse(to);
        OptionChecks.inOrder("--from and --to", first, last);
        requirePage();
        BookSpec books = BookSpec.standard()
                .withCapital(capital.amount())
                .withCosts(costs.costs())
                .withPicking(picking.picking())
                .withHandling(Handling.standard().withLimits(Limits.standard().withGross(picking.leverage())))
                .withRiskFree(RateOption.of("--risk-free", riskFree))
                .between(first, last);
        HeldOut heldOut = HeldOut.in(context.workspace()).orElse(HeldOut.none());
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Optional<List<Instrument>> picked =
                    selection.isEverything() ? Optional.empty() : Optional.of(selection.from(store, context));
            Map<Instrument, String> sectors = new HashMap<>(store.sectors());
            sectors.putAll(selection.sectors(store, context));
            CompareSpec spec = new CompareSpec(ordered(), later, picked, books, !noMoney, sectors, context.seed());
            Optional<Peeks> opening = openTest ? Optional.of(UserFolder.peeks(context)) : Optional.empty();
            CompareReport report =
                    new ModelComparison(context.wiring(store, Engines.find(List.of())), heldOut).of(spec, opening);
            return print(context, report);
        }
    }

    /** Before anything is judged: a look that nobody could be shown would count all the same. */
    private void requirePage() {
        if (output != null && !output.toString().toLowerCase(Locale.ROOT).endsWith(".html")) {
            throw new UsageException("'-o' must name a file that ends in .html, was '" + output
                    + "'. Fix: give it that ending; --json prints everything for machines");
        }
    }

    private List<String> ordered() {
        if (reference == null) {
            return models;
        }
        List<String> ordered = new ArrayList<>(List.of(reference));
        models.stream().filter(name -> !name.equals(reference)).forEach(ordered::add);
        return ordered;
    }

    private int print(Context context, CompareReport report) {
        Path page = output != null ? output : ReportPages.of(context.workspace(), report);
        AtomicFiles.write(page, ComparePage.of(report));
        Map<String, Object> json = new TreeMap<>();
        json.put("comparison", report);
        json.put("report", page.toString());
        context.output().result(json, CompareText.of(report) + "\nReport: " + page);
        return ExitCode.OK;
    }
}
