package io.assay.dataset;

import java.util.Optional;

import io.assay.base.Check;
import io.assay.market.Universe;

/**
 * Which bars become rows.
 *
 * @param from first decision day (epoch day); earlier bars only warm features up
 * @param to last day that is looked at for anything: bars after it, also as outcomes of earlier decisions, are not read
 * @param missing what becomes of rows with a missing feature
 * @param keepWarmUp whether rows on which recursive features have not settled are kept
 * @param minRows fewest rows that are worth returning, at least 1
 * @param sequence bars that a model reads at once, the row's own last; rows with fewer before them are dropped. 1 for
 *     models that read one bar
 * @param members who belongs when, or nothing: bars outside an instrument's spells warm features up and are no rows, so
 *     that they count in no rank, no market and no label of a day, and windows of several bars lie within a spell
 */
public record RowRules(
        int from,
        int to,
        MissingFeatures missing,
        boolean keepWarmUp,
        int minRows,
        int sequence,
        Optional<Universe> members) {
    /** All days, settled rows without missing features, at least one row. */
    public static final RowRules DEFAULT =
            new RowRules(Integer.MIN_VALUE, Integer.MAX_VALUE - 1, MissingFeatures.DROP, false, 1, 1, Optional.empty());

    /** Checks the order of the days. */
    public RowRules {
        Check.that(from <= to, "from", "not be after 'to'", from);
        Check.that(to < Integer.MAX_VALUE, "to", "be a day that comes", to);
        Check.atLeast("minRows", minRows, 1);
        Check.atLeast("sequence", sequence, 1);
    }

    /** The same for other days, both included. */
    public RowRules withDays(int newFrom, int newTo) {
        return new RowRules(newFrom, newTo, missing, keepWarmUp, minRows, sequence, members);
    }

    /** The same with another rule for missing features. */
    public RowRules withMissing(MissingFeatures newMissing) {
        return new RowRules(from, to, newMissing, keepWarmUp, minRows, sequence, members);
    }

    /** The same with rows kept or dropped while features settle. */
    public RowRules withWarmUpKept(boolean keep) {
        return new RowRules(from, to, missing, keep, minRows, sequence, members);
    }

    /** The same with another least number of rows. */
    public RowRules withMinRows(int rows) {
        return new RowRules(from, to, missing, keepWarmUp, rows, sequence, members);
    }

    /** The same for models that read so many bars at once. */
    public RowRules withSequence(int bars) {
        return new RowRules(from, to, missing, keepWarmUp, minRows, bars, members);
    }

    /** The same for instruments that belong to a universe, each on the days on which it does. */
    public RowRules withMembers(Universe universe) {
        return new RowRules(from, to, missing, keepWarmUp, minRows, sequence, Optional.of(universe));
    }
}
