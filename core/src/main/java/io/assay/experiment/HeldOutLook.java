package io.assay.experiment;

import java.util.List;
import java.util.Optional;

import io.assay.ledger.Peeks;
import io.assay.ledger.Trial;
import io.assay.market.Instrument;

/**
 * A look at the held-out days of a workspace, counted before anything is seen.
 *
 * @param wiring ledger and data
 * @param heldOut the days
 */
public record HeldOutLook(Wiring wiring, HeldOut heldOut) {
    /**
     * What is looked at.
     *
     * @param lastDay epoch day of the last bar
     * @param simulated whether the market is simulated
     * @param instruments whose bars they are
     */
    public record Subject(int lastDay, boolean simulated, List<Instrument> instruments) {
        /** Copies the list. */
        public Subject {
            instruments = List.copyOf(instruments);
        }

        static Subject of(UniverseRows universe) {
            return new Subject(universe.lastDay(), universe.together().simulated(), universe.instruments());
        }
    }

    /**
     * Counts the look.
     *
     * @param what who looks
     * @return looks so far, this one included: openings, and scores that were taken on these days without one
     * @throws io.assay.base.UsageException if no day is held out up to the universe's last bar
     */
    public long take(UniverseRows universe, Peeks peeks, String what) {
        return take(Subject.of(universe), peeks, what);
    }

    /** The same of rows that were made before. */
    public long take(Subject looked, Peeks peeks, String what) {
        heldOut.requireAnyBy(looked.lastDay());
        return scoredBefore() + heldOut.open(peeks, key(looked), looked.lastDay(), what);
    }

    /**
     * What a reader must know of the held-out days; counts the look, if it is one, before anything is seen.
     *
     * @param opening where a look is counted; empty: the days stay closed
     * @param what who looks
     * @throws io.assay.base.UsageException if they are opened and none is held out up to the universe's last bar
     */
    public String told(UniverseRows universe, Optional<Peeks> opening, String what) {
        return opening.isEmpty() ? told() : told(Subject.of(universe), opening, what);
    }

    /** The same of rows that were made before. */
    public String told(Subject looked, Optional<Peeks> opening, String what) {
        if (opening.isEmpty()) {
            return told();
        }
        long looks = take(looked, opening.get(), what);
        return heldOut.text() + "; this is look number " + looks
                + (looks == 1 ? "" : ": whoever chose what is judged may know what was seen in the others");
    }

    private String told() {
        return heldOut.isAny() ? heldOut.text() + ", and none of them is judged" : heldOut.text();
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
    private String key(Subject looked) {
        if (looked.simulated()) {
            return wiring.data().marketHash();
        }
        return "markets "
                + looked.instruments().stream()
                        .map(Instrument::market)
                        .distinct()
                        .sorted()
                        .toList();
    }
}
