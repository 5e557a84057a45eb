package io.assay.app.trade;

import io.assay.app.cli.OptionChecks;
import picocli.CommandLine.Option;

/** What books begin with. */
public final class CapitalOption {
    private static final double MOST = 1e12;

    @Option(
            names = "--initial-capital",
            paramLabel = "AMOUNT",
            defaultValue = "100000",
            description = "Cash at the start, in the stocks' currency (default: ${DEFAULT-VALUE}).")
    private double capital;

    /** The amount, checked. */
    public double amount() {
        return OptionChecks.within("--initial-capital", capital, 1, MOST);
    }
}
