package io.assay.ledger;

import io.assay.base.Check;
import io.assay.base.Days;

/**
 * A span of days, both ends included.
 *
 * @param firstDay epoch day
 * @param lastDay epoch day, not before the first
 */
public record Window(int firstDay, int lastDay) {
    /** Checks the order. */
    public Window {
        Check.atLeast("lastDay", lastDay, firstDay);
    }

    /** Whether the two share a day. */
    public boolean overlaps(Window other) {
        return firstDay <= other.lastDay && other.firstDay <= lastDay;
    }

    /** {@code 2010-01-04..2012-12-31}. */
    @Override
    public String toString() {
        return Days.text(firstDay) + ".." + Days.text(lastDay);
    }
}
