package io.assay.app.trade;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.assay.app.cli.OptionChecks;
import io.assay.backtest.DrawdownBrake;
import io.assay.backtest.Fill;
import io.assay.backtest.Limits;
import io.assay.backtest.Stops;
import io.assay.base.UsageException;
import io.assay.experiment.trade.Handling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How orders are handled. */
final class HandlingOptions {
    private static final double PERCENT = 100;
    private static final int MOST_SESSIONS = 10_000;
    private static final int PEAK_SESSIONS = 252;
    private static final Pattern BRAKE = Pattern.compile("(\\d+(?:\\.\\d+)?):(\\d+(?:\\.\\d+)?)");

    @Option(
            names = "--fill",
            paramLabel = "PRICE",
            description = "Price of the next bar at which orders are filled: open or close (default: open; close where"
                    + " recorded opens were not traded at).")
    private @Nullable String fill;

    @Option(
            names = "--most-per-name",
            paramLabel = "PERCENT",
            description = "Most of the equity in one stock, long or short.")
    private @Nullable Double name;

    @Option(
            names = "--most-turnover",
            paramLabel = "PERCENT",
            description = "Most that is traded for a day's decisions, buys and sells, in percent of the equity.")
    private @Nullable Double turnover;

    @Option(
            names = "--most-of-volume",
            paramLabel = "PERCENT",
            description = "Most of one order in percent of what is usually traded a day (mean of 21 bars).")
    private @Nullable Double participation;

    @Option(
            names = "--stop-loss",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Leave a position whose close is so far below its entry (above for a short one).")
    private double loss;

    @Option(
            names = "--take-profit",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Leave a position whose close is so far above its entry (below for a short one).")
    private double gain;

    @Option(
            names = "--trailing-stop",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Leave a position whose close is so far from its best close.")
    private double trailing;

    @Option(
            names = "--stop-pause",
            paramLabel = "N",
            defaultValue = "10",
            description = "Sessions after a stop in which the stock is not bought again (default: ${DEFAULT-VALUE}).")
    private int pause;

    @Option(
            names = "--brake",
            paramLabel = "FROM:TO",
            description = "Smaller positions from a drawdown of FROM percent on, none from TO percent on; the peak is"
                    + " that of the last 252 sessions.")
    private @Nullable String brake;

    @Option(
            names = "--cash-rate",
            paramLabel = "RATE|FILE",
            defaultValue = "0",
            description = "What positive cash earns, as --risk-free has it (default: nothing).")
    private String cash = "";

    /**
     * What was asked for.
     *
     * @param leverage most gross exposure as a multiple of equity
     * @throws UsageException if one is out of its range
     */
    Handling handling(double leverage) {
        Handling handling = Handling.standard()
                .withLimits(limits(leverage))
                .withStops(stops())
                .withBrake(brake())
                .withCash(RateOption.of("--cash-rate", cash));
        return fill == null ? handling : handling.withFill(fill(fill));
    }

    private static Fill fill(String asked) {
        return switch (asked.toLowerCase(Locale.ROOT)) {
            case "open" -> Fill.OPEN;
            case "close" -> Fill.CLOSE;
            default -> throw new UsageException("'--fill' must be open or close, was '" + asked + "'");
        };
    }

    private Limits limits(double leverage) {
        Limits limits = Limits.standard().withGross(leverage);
        limits = name == null ? limits : limits.withName(fraction("--most-per-name", name));
        limits = turnover == null ? limits : limits.withTurnover(fraction("--most-turnover", turnover));
        return participation == null ? limits : limits.withParticipation(fraction("--most-of-volume", participation));
    }

    private static double fraction(String option, double percent) {
        return OptionChecks.within(option, percent, 1e-3, 1e5) / PERCENT;
    }

    private Stops stops() {
        return new Stops(
                OptionChecks.within("--stop-loss", loss, 0, PERCENT) / PERCENT,
                OptionChecks.within("--take-profit", gain, 0, 1e4) / PERCENT,
                OptionChecks.within("--trailing-stop", trailing, 0, PERCENT) / PERCENT,
                OptionChecks.within("--stop-pause", pause, 1, MOST_SESSIONS));
    }

    private DrawdownBrake brake() {
        if (brake == null) {
            return DrawdownBrake.none();
        }
        Matcher ends = BRAKE.matcher(brake);
        if (ends.matches()) {
            double from = Double.parseDouble(ends.group(1)) / PERCENT;
            double to = Double.parseDouble(ends.group(2)) / PERCENT;
            if (from <= to && to > 0 && to <= 1) {
                return new DrawdownBrake(from, to, PEAK_SESSIONS);
            }
        }
        throw new UsageException("'--brake' must be two percentages, the first not above the second, was '" + brake
                + "'. Fix: for example '--brake 5:15'");
    }
}
