package io.assay.app.quality;

import java.util.List;

import io.assay.app.cli.Context;
import io.assay.app.cli.DayConverter;
import io.assay.app.cli.HeldOutOptions;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.experiment.HeldOut;
import io.assay.label.TripleBarrier;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.quality.CollectionSpec;
import io.assay.signal.strategy.Strategies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which signals are collected, of which stocks and days, and how they are judged. */
public final class CollectionOptions {
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

    /**
     * What is collected, and of what.
     *
     * @param data cut at the last day that may be looked at
     * @param stocks those picked
     */
    public record Ground(CollectionSpec spec, MarketData data, List<Instrument> stocks) {}

    /** What was asked for, on what is stored and open. */
    public Ground ground(MarketData store, Context context) {
        return ground(store, context, false);
    }

    /**
     * The same.
     *
     * @param opened whether held-out days are among it
     */
    Ground ground(MarketData store, Context context, boolean opened) {
        MarketData asked = selection.data(store, to, context);
        List<Instrument> stocks = selection.from(asked, context);
        HeldOut heldOut = held.settled(asked, stocks, context);
        int last = last(asked, stocks, opened ? HeldOut.none() : heldOut);
        MarketData data = asked.until(last);
        List<Instrument> there = selection.from(data, context);
        return new Ground(spec(data, last), data, there);
    }

    /** First epoch day with a bar of any stock. */
    static int firstBar(MarketData data) {
        return data.listings().stream().mapToInt(Listing::firstDay).min().orElseThrow();
    }

    /** The last day that may be looked at for anything, outcomes included. */
    private int last(MarketData data, List<Instrument> stocks, HeldOut heldOut) {
        int last = data.listings().stream()
                .filter(l -> stocks.contains(l.instrument()))
                .mapToInt(Listing::lastDay)
                .max()
                .orElseThrow();
        return Math.min(last, HeldOutOptions.lastOpen(heldOut, "--to", to));
    }

    private CollectionSpec spec(MarketData data, int last) {
        int begin = from == null ? firstBar(data) : from;
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
}
