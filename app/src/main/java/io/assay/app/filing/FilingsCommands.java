package io.assay.app.filing;

import picocli.CommandLine.Command;

/** {@code assay data filings}: groups the commands about stored company reports. */
@Command(
        name = "filings",
        description = "List and show figures of company reports and when they became known.",
        subcommands = {FilingsListCommand.class, FilingsShowCommand.class})
public final class FilingsCommands {}
