package io.assay.ledger;

import java.time.Instant;

/** What a line of a ledger holds. */
public sealed interface Noted {
    /**
     * A look at a score, in a workspace's ledger.
     *
     * @param time when it was appended
     * @param trial what was tried, and what was seen
     */
    record Tried(Instant time, Trial trial) implements Noted {}

    /**
     * A look at held-out days, in a user's ledger.
     *
     * @param time when it was appended
     * @param dataHash SHA-256 of the data that was looked at
     * @param window days that were looked at
     * @param what who looked, for example the specification
     */
    record Looked(Instant time, String dataHash, Window window, String what) implements Noted {}

    /**
     * A line that a crash left unfinished was cut before this one; such a line has no time.
     *
     * @param bytes how much was cut
     * @param movedTo names of the files beside the ledger that it went to
     */
    record Recovery(long bytes, String movedTo) implements Noted {}
}
