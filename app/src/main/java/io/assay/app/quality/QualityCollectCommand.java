package io.assay.app.quality;

import java.nio.file.Path;
import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.DayConverter;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.HeldOutOptions;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.app.cli.Workspace;
import io.assay.base.AtomicFiles;
import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.experiment.quality.SignalCollection;
import io.assay.label.TripleBarrier;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.quality.CollectionSpec;
import io.assay.quality.SignalsFile;
import io.assay.report.CollectionPage;
import io.assay.report.CollectionReport;
import io.assay.report.CollectionText;
import io.assay.signal.strategy.Strategies;
import io.assay.store.MarketStore;
import io.assay.store.ParquetCopy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay quality collect}. */
@Command(
        name = "collect",
        description = {
            "Collect the signals that ten classical strategies would have given on each past day, with what was known",
            "on that day, and what became of them within 30 sessions after costs. A strategy has one signal a side of",
            "a stock open at a time. Written as CSV and Parquet, with a page about the strategies."
        },
        footer = {
            "",
            "Examples:",
            "  assay quality collect --from 2003-01-01",
            "  assay quality collect --market NSE --strategies rsi,macd",
            "  assay quality collect --horizon 20 --target 3 --stop 3"
        })
final class QualityCollectCommand extends AssayCommand {
    private static final double BASIS_POINT = 1e-4;
    private static final int MOST_SESSIONS = 260;
    private static final int VOLATILITY = 20;

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private HeldOutOptions held = new HeldOutOptions();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "First day of a signal (default: the first with enough history).")
    private @Nullable Integer from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "Look at nothing after this day (default: the last day that is not held out).")
    private String to = "";

    @Option(
            names = "--strategies",
            paramLabel = "NAME",
            split = ",",
            description = "Those of these names (default: all ten).")
    private @Nullable List<String> strategies;

    @Option(
            names = "--horizon",
            paramLabel = "N",
            defaultValue = "30",
            description = "Most sessions of a trade (default: ${DEFAULT-VALUE}).")
    private int horizon;

    @Option(
            names = "--target",
            paramLabel = "X",
            defaultValue = "5",
            description = "Distance of the profit barrier in daily volatilities (default: ${DEFAULT-VALUE}).")
    private double target;

    @Option(
            names = "--stop",
            paramLabel = "X",
            defaultValue = "5",
            description = "Distance of the stop in daily volatilities (default: ${DEFAULT-VALUE}).")
    private double stop;

    @Option(
            names = "--costs",
            paramLabel = "BP",
            defaultValue = "20",
            description = "What entry and exit together cost, in basis points (default: ${DEFAULT-VALUE}).")
    private double costs;

    @Option(
            names = "--borrow",
            paramLabel = "BP",
            defaultValue = "50",
            description = "Fee for borrowed shares in basis points a year (default: ${DEFAULT-VALUE}).")
    private double borrow;

    @Override
    protected int run(Context context) {
        try (MarketStore store = MarketStore.open(context.workspace())) {
            MarketData asked = selection.data(store, to, context);
            List<Instrument> stocks = selection.from(asked, context);
            HeldOut heldOut = held.settled(asked, stocks, context);
            int last = last(asked, stocks, heldOut);
            MarketData data = asked.until(last);
            CollectionSpec spec = spec(data, last);
            SignalCollection.Collected collected = new SignalCollection(
                            spec, context.wiring(data, Engines.find(List.of())), context.seed())
                    .of(selection.from(data, context));
            return written(context, collected);
        }
    }

    /** The last day that may be looked at for anything, outcomes included. */
    private int last(MarketData data, List<Instrument> stocks, HeldOut heldOut) {
        if (held.opens()) {
            throw new UsageException(
                    "'--open-test' is for what is chosen: signals are collected to choose by. Fix:" + " leave it out");
        }
        int last = data.listings().stream()
                .filter(l -> stocks.contains(l.instrument()))
                .mapToInt(Listing::lastDay)
                .max()
                .orElseThrow();
        if (!to.isEmpty() && Days.parse(to) > heldOut.lastOpen()) {
            throw new UsageException("'--to' must be an open day: in this workspace " + heldOut.text() + ". Fix: --to "
                    + Days.text(heldOut.lastOpen()) + " or earlier");
        }
        return Math.min(last, heldOut.lastOpen());
    }

    private CollectionSpec spec(MarketData data, int last) {
        int first = data.listings().stream().mapToInt(Listing::firstDay).min().orElseThrow();
        int begin = from == null ? first : from;
        OptionChecks.inOrder("--from and --to", begin, last);
        OptionChecks.within("--horizon", horizon, 1, MOST_SESSIONS);
        CollectionSpec standard = CollectionSpec.standard(begin, last)
                .withBarrier(TripleBarrier.scaled(
                        OptionChecks.within("--target", target, 0.1, 100),
                        OptionChecks.within("--stop", stop, 0.1, 100),
                        horizon,
                        VOLATILITY))
                .withCosts(new CollectionSpec.Costs(
                        OptionChecks.within("--costs", costs, 0, 1000) * BASIS_POINT,
                        OptionChecks.within("--borrow", borrow, 0, 10_000) * BASIS_POINT));
        return strategies == null ? standard : standard.withStrategies(Strategies.named(strategies));
    }

    private static int written(Context context, SignalCollection.Collected collected) {
        CollectionReport report = collected.report();
        Workspace workspace = new Workspace(context.workspace());
        String name = "signals-" + name(report);
        Path csv = workspace.signals().resolve(name + ".csv");
        Path parquet = workspace.signals().resolve(name + ".parquet");
        context.progress().start("Writing files", 2);
        SignalsFile.write(csv, collected.signals());
        context.progress().step("CSV");
        ParquetCopy.of(csv, parquet);
        context.progress().step("Parquet");
        context.progress().done();
        Path page = workspace.reports().resolve(name + ".html");
        AtomicFiles.write(page, CollectionPage.of(report));
        context.output()
                .result(
                        report,
                        CollectionText.of(report) + "Signals: " + csv + "\n         " + parquet + "\nReport: " + page);
        return ExitCode.OK;
    }

    /** One set of files for each specification on the same data. */
    private static String name(CollectionReport report) {
        return Digest.sha256()
                .add(report.specification())
                .add(report.dataHash())
                .hex()
                .substring(0, 12);
    }
}
