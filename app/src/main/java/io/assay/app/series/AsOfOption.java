package io.assay.app.series;

import io.assay.app.cli.DayConverter;
import picocli.CommandLine.Option;

/** The day at whose close something was known. */
public final class AsOfOption {
    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "Only what was known at the close of this day (default: all that is stored).")
    private int day = Integer.MAX_VALUE;

    /** The epoch day; {@link Integer#MAX_VALUE} if none was told. */
    public int day() {
        return day;
    }

    /** Whether one was told. */
    public boolean isTold() {
        return day != Integer.MAX_VALUE;
    }
}
