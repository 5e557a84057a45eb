package io.assay.feature.market;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.assay.market.Instrument;
import io.assay.market.Universe;

/** Who belonged when, looked up by instrument. */
final class Membership {
    private final Map<Instrument, List<Universe.Member>> spells;

    Membership(Universe universe) {
        this.spells = universe.members().stream().collect(Collectors.groupingBy(Universe.Member::instrument));
    }

    boolean contains(Instrument instrument, int day) {
        for (Universe.Member spell : spells.getOrDefault(instrument, List.of())) {
            if (spell.from() <= day && day <= spell.to()) {
                return true;
            }
        }
        return false;
    }
}
