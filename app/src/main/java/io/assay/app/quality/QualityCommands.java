package io.assay.app.quality;

import picocli.CommandLine.Command;

/** {@code assay quality}: groups the commands about signals that were taken. */
@Command(
        name = "quality",
        description = "Collect the signals that strategies would have given, and what became of them.",
        subcommands = {QualityCollectCommand.class})
public final class QualityCommands {}
