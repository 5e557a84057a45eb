package io.assay.app.trade;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.assay.app.cli.OptionChecks;
import io.assay.backtest.Impact;
import io.assay.base.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What large orders cost on top. */
final class ImpactOption {
    private static final Pattern FORM = Pattern.compile("(sqrt|volume):(\\d+(?:\\.\\d+)?)");
    private static final double MOST = 100;

    @Option(
            names = "--impact",
            paramLabel = "LAW:K",
            description = "What large orders cost on top: sqrt:1 = daily volatility x the square root of the order's"
                    + " share of a usual day's volume; volume:0.1 = 0.1 x that share squared (default: nothing).")
    private @Nullable String impact;

    /**
     * What was asked for.
     *
     * @throws UsageException if it is of no such form
     */
    Impact impact() {
        if (impact == null) {
            return Impact.none();
        }
        Matcher parts = FORM.matcher(impact);
        if (!parts.matches()) {
            throw new UsageException("'--impact' must be sqrt:K or volume:K with a number K, was '" + impact
                    + "'. Fix: for example '--impact sqrt:1'");
        }
        double coefficient = OptionChecks.within("--impact", Double.parseDouble(parts.group(2)), 0, MOST);
        return parts.group(1).equals("sqrt") ? Impact.squareRoot(coefficient) : Impact.volumeShare(coefficient);
    }
}
