package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Days;
import io.assay.market.Universe;

/** Proof that who belongs to a universe on a day does not depend on who joined or left later. */
public final class UniverseProof {
    private UniverseProof() {}

    /** Whatever is made of a universe. */
    @FunctionalInterface
    public interface Reading {
        /** All that is made of it up to a day, as numbers in a fixed order. */
        double[] upTo(Universe universe, int day);
    }

    /**
     * Reads again after later spells were taken away, and after spells that last longer were made to end the day after,
     * and to last for ever: what is read up to the day stays, bit for bit.
     *
     * @param days epoch days
     * @return the first breach of each day
     */
    public static List<Breach> of(String name, Reading reading, Universe universe, int[] days) {
        List<Breach> breaches = new ArrayList<>();
        for (int day : days) {
            double[] before = reading.upTo(universe, day);
            for (int end : new int[] {day + 1, Integer.MAX_VALUE}) {
                int moved = Arrays.mismatch(before, reading.upTo(otherwise(universe, day, end), day));
                if (moved >= 0) {
                    breaches.add(new Breach(
                            name, "other members after " + Days.text(day), "value " + moved + " up to it moved"));
                    break;
                }
            }
        }
        return breaches;
    }

    private static Universe otherwise(Universe universe, int day, int end) {
        List<Universe.Member> members = universe.members().stream()
                .filter(m -> m.from() <= day)
                .map(m -> m.to() > day ? new Universe.Member(m.instrument(), m.from(), end) : m)
                .toList();
        return new Universe(universe.name(), members, universe.survivorsOnly());
    }
}
