package io.assay.app.ledger;

import java.nio.file.Path;

import io.assay.app.cli.Context;
import io.assay.app.cli.UserFolder;
import io.assay.app.cli.Workspace;
import picocli.CommandLine.Option;

/** Which of the two ledgers a command is about. */
final class LedgerChoice {
    @Option(
            names = "--user",
            description = "Looks at held-out days in all workspaces ($ASSAY_USER_DIR, else ~/.assay), not the trials of"
                    + " this one.")
    private boolean user;

    /** Where the ledger lies; it need not be there. */
    Path file(Context context) {
        return user ? UserFolder.peeksFile(context) : new Workspace(context.workspace()).ledger();
    }

    /** The option as a user has to repeat it. */
    String option() {
        return user ? " --user" : "";
    }
}
