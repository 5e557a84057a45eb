package io.assay.app.portfolio;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.app.cli.OptionChecks;
import io.assay.base.UsageException;
import io.assay.portfolio.Constraints;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What weights must keep. */
final class ConstraintOptions {
    private static final double MOST = 10_000;

    @Option(
            names = "--max-weight",
            paramLabel = "PERCENT",
            defaultValue = "100",
            description = "Largest weight of a stock (default: ${DEFAULT-VALUE}).")
    private double largest;

    @Option(
            names = "--min-weight",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Smallest weight of a stock; below 0 it may be sold short (default: ${DEFAULT-VALUE}).")
    private double smallest;

    @Option(
            names = "--net",
            paramLabel = "RANGE",
            defaultValue = "100",
            description = "Sum of all weights in percent: one number, or FROM..TO (default: ${DEFAULT-VALUE}).")
    private String net = "";

    @Option(
            names = "--gross",
            paramLabel = "PERCENT",
            defaultValue = "100",
            description = "Largest sum of absolute weights, where shorts are allowed (default: ${DEFAULT-VALUE}).")
    private double gross;

    @Option(
            names = "--sector",
            paramLabel = "NAME=RANGE",
            description = "Share of a sector in percent, FROM..TO or the most; may be given several times. Sectors are"
                    + " those of the data and of '--universe'.")
    private @Nullable List<String> sectors;

    @Option(
            names = "--turnover",
            paramLabel = "PERCENT",
            description =
                    "Most that is bought and sold together at a rebalancing, over the equity. The first portfolio,"
                            + " and what leaves the universe, is free of it (default: no limit).")
    private @Nullable Double turnover;

    /**
     * The constraints asked for.
     *
     * @throws UsageException if one is out of its range
     */
    Constraints constraints() {
        OptionChecks.within("--max-weight", largest, -MOST, MOST);
        OptionChecks.within("--min-weight", smallest, -MOST, largest);
        OptionChecks.within("--gross", gross, 0, MOST);
        Constraints.Range sum = range("--net", net, true);
        Constraints constraints = Constraints.longOnly()
                .withBox(smallest / 100, largest / 100)
                .withNet(sum.from(), sum.to())
                .withGross(gross / 100)
                .withSectors(bySector());
        return turnover == null
                ? constraints
                : constraints.withTurnover(OptionChecks.within("--turnover", turnover, 0, MOST) / 100);
    }

    private Map<String, Constraints.Range> bySector() {
        Map<String, Constraints.Range> all = new TreeMap<>();
        for (String one : sectors == null ? List.<String>of() : sectors) {
            int at = one.lastIndexOf('=');
            if (at < 1) {
                throw new UsageException("'--sector' must read NAME=FROM..TO or NAME=MOST, was '" + one + "'");
            }
            if (all.put(one.substring(0, at), range("--sector", one.substring(at + 1), false)) != null) {
                throw new UsageException("'--sector' names " + one.substring(0, at) + " twice. Fix: leave one out");
            }
        }
        return all;
    }

    /** @param exact whether one number is both ends; else it is the upper one */
    private static Constraints.Range range(String option, String text, boolean exact) {
        int middle = text.indexOf("..");
        double to = percent(option, middle < 0 ? text : text.substring(middle + 2), text);
        double from = middle < 0 ? (exact ? to : Math.min(0, to)) : percent(option, text.substring(0, middle), text);
        if (from > to) {
            throw new UsageException("'" + option + "' must be in order, was '" + text + "'");
        }
        return new Constraints.Range(from / 100, to / 100);
    }

    private static double percent(String option, String number, String whole) {
        try {
            return OptionChecks.within(option, Double.parseDouble(number), -MOST, MOST);
        } catch (NumberFormatException e) {
            throw new UsageException("'" + option + "' must hold a percentage or FROM..TO, was '" + whole + "'");
        }
    }
}
