package io.assay.app.trade;

import java.nio.file.Path;

import io.assay.app.cli.OptionChecks;
import io.assay.backtest.RiskFree;
import io.assay.base.UsageException;
import io.assay.market.source.RateFile;

/** A rate of interest: percent a year, or a CSV of dates and percents. */
public final class RateOption {
    private RateOption() {}

    /**
     * Reads it.
     *
     * @param option its name in messages
     * @throws UsageException if it is neither a number nor a file
     */
    public static RiskFree of(String option, String asked) {
        try {
            double percent = Double.parseDouble(asked);
            OptionChecks.within(option, percent, -100, 1000);
            return RiskFree.constant(percent);
        } catch (NumberFormatException e) {
            Path file = Path.of(asked);
            if (!file.toFile().isFile()) {
                throw new UsageException("'" + option + "' must be percent a year or a CSV file, was '" + asked + "'");
            }
            return RiskFree.dated(RateFile.read(file), RateFile.MAX_AGE);
        }
    }
}
