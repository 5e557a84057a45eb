package io.assay.experiment.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.experiment.HeldOutLook;
import io.assay.experiment.Wiring;
import io.assay.ledger.Peeks;
import io.assay.market.Listing;
import io.assay.market.Market;

/**
 * Which days may be watched: what came of a model on held-out days is a score on them, so they stay closed unless they
 * are opened, and each new last day that is looked at is a look.
 */
public final class WatchedDays {
    private final Wiring wiring;
    private final HeldOut heldOut;
    private final Optional<Peeks> opening;
    private final List<String> notes = new ArrayList<>();

    /**
     * Days of a workspace.
     *
     * @param opening where a look at held-out days is counted; empty: they stay closed
     */
    public WatchedDays(Wiring wiring, HeldOut heldOut, Optional<Peeks> opening) {
        this.wiring = wiring;
        this.heldOut = heldOut;
        this.opening = opening;
    }

    /**
     * The last epoch day that may be looked at; a look at held-out days is counted here.
     *
     * @param asked no later one
     * @throws UsageException if that is held out and nothing is opened
     */
    public int last(int asked) {
        int newest = wiring.data()
                .lastDay()
                .orElseThrow(() -> new UsageException("there are no bars. Fix: 'assay data import'"));
        int last = Math.min(asked, newest);
        if (!heldOut.isAny() || last < heldOut.from()) {
            return last;
        }
        if (opening.isPresent()) {
            boolean simulated = wiring.data().listings().stream()
                    .allMatch(l -> l.instrument().market().equals(Market.SIM.code()));
            HeldOutLook.Subject subject = new HeldOutLook.Subject(
                    last,
                    simulated,
                    wiring.data().listings().stream().map(Listing::instrument).toList());
            notes.add(new HeldOutLook(wiring, heldOut).told(subject, opening, "monitor"));
            return last;
        }
        if (asked != HeldOut.NEVER) {
            throw new UsageException("'--to' asks for days that are held out (in this workspace " + heldOut.text()
                    + "): what comes of models there is a look, which counts for good. Fix: --open-test, or an"
                    + " earlier --to");
        }
        notes.add("Nothing after " + io.assay.base.Days.text(heldOut.lastOpen()) + " was looked at: " + heldOut.text()
                + ". --open-test looks at them, and every look counts.");
        return heldOut.lastOpen();
    }

    /** The last epoch day on which outcomes may be looked at without a look being counted. */
    public int lastOpen() {
        return heldOut.lastOpen();
    }

    /** What a reader must know of them, after {@link #last}. */
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
