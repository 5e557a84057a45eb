package io.assay.app.models;

import picocli.CommandLine.Command;

/** {@code assay models}: groups the commands about kept models. */
@Command(
        name = "models",
        description = "List, show and verify kept models; say which of them signals come from.",
        subcommands = {
            ModelListCommand.class,
            ModelShowCommand.class,
            ModelVerifyCommand.class,
            ModelPromoteCommand.class,
            ModelRollbackCommand.class,
            ModelShadowCommand.class,
            ModelArchiveCommand.class,
            ModelHistoryCommand.class,
            ModelExportCommand.class,
            ModelImportCommand.class
        })
public final class ModelCommands {}
