package io.assay.market.audit;

import java.util.List;

/** Looks for a group of related rules in one series. */
@FunctionalInterface
interface SeriesCheck {
    /** All checks in the order they run: those that drop rows come before those that read what is left. */
    List<SeriesCheck> ALL = List.of(
            new NoteCheck(),
            new BarCheck(),
            new FilledCheck(),
            new RunCheck(),
            new MoveCheck(),
            new FactorCheck(),
            new OpenCheck(),
            new SessionCheck(),
            new HistoryCheck());

    /** Reports what it finds, and marks rows of its quarantine rules as dropped. */
    void check(Scan scan, Findings findings);
}
