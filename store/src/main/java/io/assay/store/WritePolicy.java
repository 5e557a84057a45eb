package io.assay.store;

/** What happens to stored bars that a new source contradicts. New bars that contradict nothing are always added. */
public enum WritePolicy {
    /** The stored bars stay, the whole new series is left out, and the summary says so. */
    KEEP,
    /**
     * A series that differs in nothing but adjusted closes (a later dividend rescales them all) and reaches back over
     * every stored day takes the place of the stored one; any other contradiction is treated as by {@link #KEEP}.
     */
    REPLACE_ADJUSTED,
    /** A series that contradicts the stored one takes its place as a whole; stored days that it lacks are lost. */
    REPLACE
}
