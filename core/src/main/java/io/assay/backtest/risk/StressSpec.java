package io.assay.backtest.risk;

import java.util.List;

import io.assay.base.Check;

/**
 * How hard a book is stressed.
 *
 * @param fillWorse by what fraction of its price each fill is worse
 * @param gap by what fraction prices open against every position
 * @param spread what deviations of returns from their mean are multiplied by
 * @param costs what trading costs and the fee for borrowed shares are multiplied by
 * @param missing share of decisions, and of bars, that are left out
 * @param seeds how many times they are, each at random
 * @param sessions lengths of the worst windows of the past that are replayed
 * @param windows further ones by their dates
 */
public record StressSpec(
        double fillWorse,
        double gap,
        double spread,
        double costs,
        double missing,
        int seeds,
        List<Integer> sessions,
        List<StressWindow> windows) {
    /** Checks the ranges and copies the lists. */
    public StressSpec {
        Check.within("fillWorse", fillWorse, 0, 0.5);
        Check.within("gap", gap, 0, 1);
        Check.within("spread", spread, 0, 100);
        Check.within("costs", costs, 0, 100);
        Check.within("missing", missing, 0, 1);
        Check.atLeast("seeds", seeds, 1);
        sessions = List.copyOf(sessions);
        sessions.forEach(n -> Check.atLeast("sessions", n, 1));
        windows = List.copyOf(windows);
    }

    /**
     * Fills 1 % worse, a gap of 10 %, deviations and costs doubled, 5 % missing in 20 draws, and the worst day, week
     * and month (1, 5 and 20 sessions) of the past.
     */
    public static StressSpec defaults() {
        return new StressSpec(0.01, 0.10, 2, 2, 0.05, 20, List.of(1, 5, 20), List.of());
    }

    /** The same with dated windows. */
    public StressSpec withWindows(List<StressWindow> value) {
        return new StressSpec(fillWorse, gap, spread, costs, missing, seeds, sessions, value);
    }

    /** The same with another number of draws of what is missing. */
    public StressSpec withSeeds(int value) {
        return new StressSpec(fillWorse, gap, spread, costs, missing, value, sessions, windows);
    }
}
