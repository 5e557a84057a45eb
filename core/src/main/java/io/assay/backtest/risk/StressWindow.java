package io.assay.backtest.risk;

import io.assay.base.Check;
import io.assay.base.Days;

/**
 * Days of the past whose moves are to hit a book.
 *
 * @param name for people
 * @param from epoch day of the first move, from the close before
 * @param to epoch day of the last move
 */
public record StressWindow(String name, int from, int to) {
    /** Checks the order. */
    public StressWindow {
        Check.notBlank("name", name);
        Check.that(from <= to, "from", "not be after 'to'", Days.text(from));
    }
}
