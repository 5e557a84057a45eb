package io.assay.monitor;

import io.assay.base.Check;

/**
 * A reason to look, at a close.
 *
 * @param watch name of what is watched
 * @param reason why
 * @param date ISO day at whose close it was known
 * @param sentence what was seen, with the figures
 */
public record Alert(String watch, Reason reason, String date, String sentence) {
    /** Checks that all is told. */
    public Alert {
        Check.notBlank("watch", watch);
        Check.notBlank("date", date);
        Check.notBlank("sentence", sentence);
    }
}
