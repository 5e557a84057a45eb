package io.assay.app.ledger;

import picocli.CommandLine.Command;

/** {@code assay ledger}: groups the commands about what was tried and looked at. */
@Command(
        name = "ledger",
        description = "List, show and verify what was tried, and what was looked at.",
        subcommands = {LedgerListCommand.class, LedgerShowCommand.class, LedgerVerifyCommand.class})
public final class LedgerCommands {}
