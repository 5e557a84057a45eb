package io.assay.app.models;

import picocli.CommandLine.Command;

/** {@code assay models}: groups the commands about kept models. */
@Command(
        name = "models",
        description = "List, show and verify kept models.",
        subcommands = {ModelListCommand.class, ModelShowCommand.class, ModelVerifyCommand.class})
public final class ModelCommands {}
