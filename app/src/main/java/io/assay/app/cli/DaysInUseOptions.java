package io.assay.app.cli;

import java.util.Optional;

import io.assay.base.Days;
import io.assay.experiment.HeldOut;
import io.assay.experiment.Wiring;
import io.assay.experiment.monitor.WatchedDays;
import io.assay.ledger.Peeks;
import picocli.CommandLine.Option;

/** Which days on which models are in use are looked at. */
public final class DaysInUseOptions {
    @Option(names = "--to", paramLabel = "DATE", description = "Look at no bar after this day.")
    private String to = "";

    @Option(
            names = "--open-test",
            description = "Judge models on held-out days as well: they are in use on them. Every look is counted, for"
                    + " good.")
    private boolean openTest;

    /** Whether held-out days are looked at. */
    public boolean opens() {
        return openTest;
    }

    /** The epoch day after which nothing is asked for; {@link HeldOut#NEVER} for none. */
    public int asked() {
        return to.isEmpty() ? HeldOut.NEVER : Days.parse(to);
    }

    /** The days of a workspace that may be looked at. */
    public WatchedDays of(Context context, Wiring wiring) {
        Optional<Peeks> peeks = openTest ? Optional.of(UserFolder.peeks(context)) : Optional.empty();
        return new WatchedDays(wiring, HeldOut.in(context.workspace()).orElse(HeldOut.none()), peeks);
    }
}
