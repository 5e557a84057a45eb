package io.assay.market;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
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
        return of(instrument).test(day);
    }

    /** The epoch days on which an instrument belonged, for those who ask of many of its days. */
    public IntPredicate of(Instrument instrument) {
        List<Universe.Member> own = spells.getOrDefault(instrument, List.of());
        return day -> {
            for (Universe.Member spell : own) {
                if (spell.from() <= day && day <= spell.to()) {
                    return true;
                }
            }
            return false;
        };
    }
}
