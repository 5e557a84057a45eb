package io.assay.app.portfolio;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.base.Days;
import io.assay.experiment.portfolio.PortfolioBuild;
import io.assay.experiment.portfolio.PortfolioChoice;
import io.assay.experiment.portfolio.PortfolioSpec;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.market.source.SymbolLookup;
import io.assay.model.Engines;
import io.assay.portfolio.Method;
import io.assay.report.PortfolioWeights;
import io.assay.store.MarketStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay portfolio build}. */
@Command(
        name = "build",
        description = {
            "Weights of many stocks for the next open, from what was known at the last close (of a run: at the last",
            "close on which it predicted): a table, and a CSV file of instrument and weight. Nothing is scored."
        },
        footer = {
            "",
            "Examples:",
            "  assay portfolio build --method hrp --market US --max-weight 10",
            "  assay portfolio build --sector Technology=0..25 --held held.csv --turnover 20",
            "  assay portfolio build --method black-litterman --run newest"
        })
final class PortfolioBuildCommand extends AssayCommand {
    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "min-variance",
            completionCandidates = Choices.Methods.class,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String method = "";

    @Mixin
    private PortfolioOptions options = new PortfolioOptions();

    @Option(names = "--as-of", paramLabel = "DATE", description = "Read nothing after this day (default: all bars).")
    private String asOf = "";

    @Option(
            names = "--held",
            paramLabel = "FILE",
            description = "Weights that are held now, as this command writes them: a CSV of instrument and fraction.")
    private @Nullable Path held;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write the CSV file (default: portfolios/METHOD-DATE.csv in the workspace).")
    private @Nullable Path out;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "40",
            description = "Stocks in the table; the file has all (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--rows", rows, 1);
        Method asked = Method.parse(method);
        List<Method> compared = Method.nulls().contains(asked) ? List.of(Method.MINIMUM_VARIANCE) : List.of(asked);
        PortfolioSpec spec = options.spec(compared, context);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            MarketData data = options.selection().data(store, asOf, context);
            PortfolioChoice choice = options.choice(data, context);
            PortfolioWeights weights = new PortfolioBuild(spec, asked, context.wiring(data, Engines.find(List.of())))
                    .of(choice, held(data));
            Path file = out == null
                    ? context.workspace()
                            .resolve("portfolios")
                            .resolve(asked.code() + "-" + Days.text(weights.day()) + ".csv")
                    : out;
            weights.write(file);
            Map<String, Object> json = new TreeMap<>();
            json.put("portfolio", weights);
            json.put("file", file.toString());
            context.output().result(json, weights.text(rows) + "Weights: " + file);
            return ExitCode.OK;
        }
    }

    private Map<Instrument, Double> held(MarketData data) {
        if (held == null) {
            return Map.of();
        }
        SymbolLookup lookup = SymbolLookup.among(
                data.listings().stream().map(Listing::instrument).toList());
        return HeldWeights.read(held, lookup::resolve);
    }
}
