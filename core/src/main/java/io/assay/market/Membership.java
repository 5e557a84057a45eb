package io.assay.market;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who belonged when, looked up by instrument. Immutable. */
public final class Membership {
    private final Map<Instrument, List<Universe.Member>> spells;

    private Membership(Map<Instrument, List<Universe.Member>> spells) {
        this.spells = spells;
    }

    /** The spells of a universe. */
    public static Membership of(Universe universe) {
        return new Membership(universe.members().stream().collect(Collectors.groupingBy(Universe.Member::instrument)));
    }

    /** Whether an instrument belonged on an epoch day. */
    public boolean contains(Instrument instrument, int day) {
        for (Universe.Member spell : spells.getOrDefault(instrument, List.of())) {
            if (spell.from() <= day && day <= spell.to()) {
                return true;
            }
        }
        return false;
    }
}
