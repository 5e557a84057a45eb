package io.assay.app.series;

import picocli.CommandLine.Command;

/** {@code assay data series}: groups the commands about stored outside series. */
@Command(
        name = "series",
        description = "List and show outside series and when their values became known.",
        subcommands = {SeriesListCommand.class, SeriesShowCommand.class})
public final class SeriesCommands {}
