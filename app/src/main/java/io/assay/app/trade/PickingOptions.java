package io.assay.app.trade;

import java.util.Optional;

import io.assay.app.cli.OptionChecks;
import io.assay.backtest.VolatilityTarget;
import io.assay.base.UsageException;
import io.assay.experiment.trade.Picking;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which names are held and how much of them. */
public final class PickingOptions {
    private static final double PERCENT = 100;

    @Option(
            names = "--top",
            paramLabel = "K",
            defaultValue = "0",
            description = "Hold the K stocks of the highest scores instead of acting on BUY and SELL.")
    private int top;

    @Option(
            names = "--drop",
            paramLabel = "N",
            defaultValue = "0",
            description = "With --top: exchange at most N of them a day, and hold each until it is exchanged.")
    private int drop;

    @Option(
            names = "--shorts",
            description = "Sell short on SELL; with --top sell short as many of the lowest. Default: cash.")
    private boolean shorts;

    @Option(
            names = "--target-volatility",
            paramLabel = "PERCENT",
            description = "Scale each day's book to this volatility a year, measured over the last 63 sessions; null"
                    + " models are scaled alike.")
    private @Nullable Double volatility;

    @Option(
            names = "--most-leverage",
            paramLabel = "X",
            defaultValue = "1",
            description = "Most gross exposure, and most that --target-volatility scales up to (default: "
                    + "${DEFAULT-VALUE} x equity).")
    private double leverage;

    /**
     * What was asked for.
     *
     * @throws UsageException if one is out of its range, or makes no sense beside another
     */
    public Picking picking() {
        OptionChecks.atLeast("--top", top, 0);
        OptionChecks.within("--drop", drop, 0, 1_000_000);
        if (drop > top) {
            throw new UsageException("'--drop' exchanges some of the '--top' names, so it must be at most " + top
                    + ", was " + drop + ". Fix: give a larger '--top' or a smaller '--drop'");
        }
        if (drop > 0 && shorts) {
            throw new UsageException("'--drop' is for long-only books, so it cannot stand beside '--shorts'. Fix: leave"
                    + " one of them out");
        }
        Picking picking = new Picking(top, drop, shorts, Optional.empty());
        return volatility == null
                ? picking
                : picking.withVolatility(VolatilityTarget.of(
                                OptionChecks.within("--target-volatility", volatility, 0.01, 1000) / PERCENT)
                        .withMost(leverage()));
    }

    /** Most gross exposure as a multiple of equity. */
    public double leverage() {
        return OptionChecks.within("--most-leverage", leverage, 0.01, 100);
    }
}
