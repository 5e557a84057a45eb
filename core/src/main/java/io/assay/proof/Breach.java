package io.assay.proof;

import io.assay.base.Check;

/**
 * Something that moved although it must not, or did not move although it must.
 *
 * @param transform name of the transform, with the column where it has several
 * @param change what was done to the data, for example {@code noise after row 300}
 * @param seen what came of it, for example {@code row 299 moved}
 */
public record Breach(String transform, String change, String seen) {
    /** Checks that nothing is left open. */
    public Breach {
        Check.notBlank("transform", transform);
        Check.notBlank("change", change);
        Check.notBlank("seen", seen);
    }

    /** The breach in a sentence without a full stop. */
    public String sentence() {
        return transform + ": " + change + ": " + seen;
    }
}
