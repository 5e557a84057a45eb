package io.assay.experiment;

import java.util.List;

import io.assay.market.Universe;

/**
 * A universe with dated spells as it is kept in files.
 *
 * @param name what it is called
 * @param survivorsOnly whether nobody on it ever left
 * @param absent how many of its members have no bars
 * @param instruments spells as {@link Universe.Member#text()} writes them, sorted
 */
public record Spells(String name, boolean survivorsOnly, int absent, List<String> instruments) {
    /** Copies the list. */
    public Spells {
        instruments = List.copyOf(instruments);
    }

    /** A universe. */
    public static Spells of(Universe universe) {
        List<String> texts =
                universe.members().stream().map(Universe.Member::text).sorted().toList();
        return new Spells(universe.name(), universe.survivorsOnly(), universe.absent(), texts);
    }

    /** The universe again; its spells are sorted. */
    public Universe universe() {
        return new Universe(
                name, instruments.stream().map(Universe.Member::parse).toList(), survivorsOnly, absent);
    }
}
