package io.assay.market.source;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.DataProblem;
import io.assay.market.Instrument;
import io.assay.market.Universe;

/**
 * What a universe file says.
 *
 * @param universe its members in the order of the file, at least one
 * @param sectors the sector of each member that has one, as of the day the list was drawn up (not of the history)
 * @param problems entries that could not be taken: whoever reports on the universe must say how many are missing
 */
public record UniverseFile(Universe universe, Map<Instrument, String> sectors, List<DataProblem> problems) {
    /** Copies both collections; the sectors are sorted by instrument. */
    public UniverseFile {
        sectors = Collections.unmodifiableMap(new TreeMap<>(sectors));
        problems = List.copyOf(problems);
    }
}
