package io.assay.experiment;

import java.util.List;
import java.util.Optional;

import io.assay.ledger.Peeks;
import io.assay.ledger.Trial;
import io.assay.market.Instrument;
import io.assay.market.Market;

/**
 * A look at the held-out days of a workspace, counted before anything is seen.
 *
 * @param wiring ledger and data
 * @param heldOut the days
 */
public record HeldOutLook(Wiring wiring, HeldOut heldOut) {
    /**
     * Counts the look.
     *
     * @param what who looks
     * @return looks so far, this one included: openings, and scores that were taken on these days without one
     * @throws io.assay.base.UsageException if no day is held out up to the universe's last bar
     */
    public long take(UniverseRows universe, Peeks peeks, String what) {
        return take(universe.instruments(), universe.lastDay(), peeks, what);
    }

    /**
     * The same for stocks that need not be audited again.
     *
     * @param lastDay epoch day of their last bar
     */
    public long take(List<Instrument> stocks, int lastDay, Peeks peeks, String what) {
        heldOut.requireAnyBy(lastDay);
        return scoredBefore() + heldOut.open(peeks, subject(stocks), lastDay, what);
    }

    /**
     * What a reader must know of the held-out days; counts the look, if it is one, before anything is seen.
     *
     * @param opening where a look is counted; empty: the days stay closed
     * @param what who looks
     * @throws io.assay.base.UsageException if they are opened and none is held out up to the universe's last bar
     */
    public String told(UniverseRows universe, Optional<Peeks> opening, String what) {
        if (opening.isEmpty()) {
            return heldOut.isAny() ? heldOut.text() + ", and none of them is judged" : heldOut.text();
        }
        long looks = take(universe, opening.get(), what);
        return heldOut.text() + "; this is look number " + looks
                + (looks == 1 ? "" : ": whoever chose what is judged may know what was seen in the others");
    }

    /**
     * Scores that were taken on these days before they were held out, or by commands that do not hold out: looks too.
     * Scores of an opening are among the openings.
     */
    private long scoredBefore() {
        return wiring.ledger().entries().stream()
                .filter(entry -> entry.trial().kind() != Trial.Kind.PEEK)
                .filter(entry -> entry.trial().window().lastDay() >= heldOut.from())
                .count();
    }

    /**
     * What was looked at. Real markets are named by their codes: a hash of the bars would change with every new bar and
     * begin the count anew. Simulated ones are many, and the hash tells them apart.
     */
    private String subject(List<Instrument> stocks) {
        List<String> markets =
                stocks.stream().map(Instrument::market).distinct().sorted().toList();
        return markets.contains(Market.SIM.code()) ? wiring.data().contentHash() : "markets " + markets;
    }
}
