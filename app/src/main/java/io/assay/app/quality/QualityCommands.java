package io.assay.app.quality;

import picocli.CommandLine.Command;

/** {@code assay quality}: groups the commands about signals that were taken. */
@Command(
        name = "quality",
        description =
                "The signals that strategies would have given, what became of them, and whether that can be told.",
        subcommands = {QualityCollectCommand.class, QualityTrainCommand.class, QualityValidateCommand.class})
public final class QualityCommands {}
