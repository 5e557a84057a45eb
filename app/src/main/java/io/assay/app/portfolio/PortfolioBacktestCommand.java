package io.assay.app.portfolio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.HeldOutOptions;
import io.assay.app.cli.OpeningOptions;
import io.assay.app.cli.OptionChecks;
import io.assay.app.trade.CapitalOption;
import io.assay.app.trade.CostOptions;
import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.experiment.ReportPages;
import io.assay.experiment.portfolio.PortfolioSpec;
import io.assay.experiment.portfolio.PortfolioTrial;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.portfolio.Method;
import io.assay.report.PortfolioText;
import io.assay.store.MarketStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay portfolio backtest}. */
@Command(
        name = "backtest",
        description = {
            "What portfolios by several methods would have come to, net of costs, beside equal weight and inverse",
            "volatility of the same stocks on the same days. Weights are decided at a close from what was known by",
            "then, filled at the next open, and held until the next rebalancing. Each method asked for is a trial."
        },
        footer = {
            "",
            "Examples:",
            "  assay portfolio backtest --market US --max-weight 10",
            "  assay portfolio backtest --methods hrp,risk-parity --every 63 --costs 15",
            "  assay portfolio backtest --run newest --methods black-litterman --turnover 30",
            "  assay portfolio backtest --open-test"
        })
final class PortfolioBacktestCommand extends AssayCommand {
    @Option(
            names = "--methods",
            paramLabel = "METHOD",
            split = ",",
            completionCandidates = Choices.Compared.class,
            description = "Of ${COMPLETION-CANDIDATES} (default: min-variance,risk-parity,hrp; with '--run' also"
                    + " mean-variance,black-litterman).")
    private @Nullable List<String> methods;

    @Mixin
    private PortfolioOptions options = new PortfolioOptions();

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "21",
            description = "Sessions from one rebalancing to the next (default: ${DEFAULT-VALUE}).")
    private int every;

    @Mixin
    private CapitalOption capital = new CapitalOption();

    @Mixin
    private CostOptions costs = new CostOptions();

    @Mixin
    private OpeningOptions held = new OpeningOptions();

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "Look at nothing after this day (default: the last day that is not held out).")
    private String to = "";

    @Override
    protected int run(Context context) {
        PortfolioSpec spec = options.spec(methods(), context)
                .withEvery(OptionChecks.within("--every", every, 1, 2520))
                .withMoney(new PortfolioSpec.Money(capital.amount(), costs.costs()));
        try (MarketStore store = MarketStore.open(context.workspace())) {
            MarketData asked = options.selection().data(store, to, context);
            HeldOut heldOut = held.settled(asked, options.selection().from(asked, context), context);
            MarketData open = held.opens() ? asked : asked.until(HeldOutOptions.lastOpen(heldOut, "--to", to));
            PortfolioTrial trial = new PortfolioTrial(spec, context.wiring(open, Engines.find(List.of())));
            return written(
                    context,
                    trial.run(options.choice(open, context), new PortfolioTrial.Held(heldOut, held.opening(context))));
        }
    }

    private List<Method> methods() {
        List<String> names = new ArrayList<>();
        if (methods == null) {
            names.addAll(List.of("min-variance", "risk-parity", "hrp"));
            names.addAll(options.forecasts() ? List.of("mean-variance", "black-litterman") : List.of());
        } else {
            names.addAll(methods);
        }
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new UsageException("'--methods' must name at least one, and each once, was " + names);
        }
        List<String> known = Choices.compared().toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw UsageException.unknown("method to compare with equal weight and inverse volatility", name, known);
        });
        return names.stream().map(Method::parse).toList();
    }

    private static int written(Context context, PortfolioTrial.Result result) {
        Path page = ReportPages.write(context.workspace(), result.report());
        Path csv = context.workspace()
                .resolve("portfolios")
                .resolve("backtest-" + ReportPages.name(result.report()) + ".csv");
        result.weights().write(csv);
        Map<String, Object> json = new TreeMap<>();
        json.put("portfolios", result.report());
        json.put("weights", csv.toString());
        json.put("report", page.toString());
        context.output().result(json, PortfolioText.of(result.report()) + "Weights: " + csv + "\nReport: " + page);
        return ExitCode.OK;
    }
}
