package io.assay.app.cli;

import java.util.Optional;

import io.assay.ledger.Peeks;
import picocli.CommandLine.Option;

/** Which days are held out, and whether they are opened: for commands that choose something to be judged there. */
public final class OpeningOptions extends HeldOutOptions {
    @Option(
            names = "--open-test",
            description = "Judge what is chosen on the held-out days as well. Every look is counted, for good.")
    private boolean openTest;

    /** Whether the held-out days are to be opened. */
    public boolean opens() {
        return openTest;
    }

    /** Where a look is counted; empty where the days stay closed. */
    public Optional<Peeks> opening(Context context) {
        return openTest ? Optional.of(UserFolder.peeks(context)) : Optional.empty();
    }
}
