package io.assay.app.actions;

import picocli.CommandLine.Command;

/** {@code assay data actions}: groups the commands about corporate actions. */
@Command(
        name = "actions",
        description = "Import and list splits, dividends, delistings and changes of symbols.",
        subcommands = {ImportActionsCommand.class, ListActionsCommand.class, UndoChangeCommand.class})
public final class ActionCommands {}
