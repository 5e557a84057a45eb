package io.assay.registry;

import java.util.Locale;

/** Where a kept model stands. */
public enum ModelStage {
    /** Kept, and signals of nobody come from it. */
    CANDIDATE,
    /** Signals of at least one instrument come from it. */
    CHAMPION,
    /** Put away: by hand, or because others took its place everywhere. It can be promoted again. */
    ARCHIVED;

    /** In small letters. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
