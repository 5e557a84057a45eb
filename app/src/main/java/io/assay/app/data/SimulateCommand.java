package io.assay.app.data;

import java.util.List;
import java.util.Map;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.store.ImportSummary;
import io.assay.store.IncomingSeries;
import io.assay.store.MarketStore;
import io.assay.store.StoreWriter;
import io.assay.store.WritePolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay data simulate}. */
@Command(
        name = "simulate",
        description = {
            "Store a simulated market under the market code SIM. Nothing on it is real.",
            "It holds a pattern of a strength that you choose: a referee for everything that claims to find patterns."
        },
        footer = {
            "",
            "Examples:",
            "  assay data simulate",
            "  assay data simulate --stocks 200 --sessions 5000 --ic 0      nothing to find",
            "  assay --seed 7 data simulate --ic 0.05"
        })
final class SimulateCommand extends AssayCommand {
    @Option(names = "--stocks", paramLabel = "N", defaultValue = "40", description = "Default: ${DEFAULT-VALUE}.")
    private int stocks;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            defaultValue = "3528",
            description = "Trading days (default: ${DEFAULT-VALUE}, 14 years).")
    private int sessions;

    @Option(
            names = "--ic",
            paramLabel = "R",
            defaultValue = "0.03",
            description = "Information coefficient of the planted pattern over five sessions (default:"
                    + " ${DEFAULT-VALUE}; 0 = none).")
    private double coefficient;

    @Option(names = "--replace", description = "Replace a simulated market that is stored already.")
    private boolean replace;

    @Override
    protected int run(Context context) {
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(stocks)
                .withSessions(sessions)
                .withInformationCoefficient(coefficient)
                .withSeed(context.seed()));
        try (MarketStore store = MarketStore.openForWriting(context.workspace());
                StoreWriter writer = store.writer(replace ? WritePolicy.REPLACE : WritePolicy.KEEP)) {
            List<Instrument> instruments =
                    market.listings().stream().map(Listing::instrument).toList();
            context.progress().start("Simulating", instruments.size());
            for (Instrument instrument : instruments) {
                writer.add(new IncomingSeries(
                        market.bars(instrument),
                        Market.SIM,
                        Market.SIM.currency(),
                        market.notes(instrument).get(0),
                        market.actions(instrument)));
                context.progress().step(instrument.symbol());
            }
            ImportSummary summary = writer.commit();
            context.progress().done();
            summary.results().stream()
                    .filter(r -> r.outcome() == ImportSummary.Outcome.DISAGREES)
                    .limit(1)
                    .forEach(r -> context.output()
                            .remark("another simulated market is stored already and was kept; --replace replaces it"));
            context.output()
                    .result(
                            Map.of("label", market.label(), "outcomes", Stored.outcomes(summary)),
                            market.label() + "\n" + summary.line() + "\n" + Stored.of(store));
            return summary.count(ImportSummary.Outcome.DISAGREES) > 0 ? ExitCode.CHECK_FAILED : ExitCode.OK;
        }
    }
}
