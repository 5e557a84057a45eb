package io.assay.experiment.monitor;

import io.assay.base.Check;
import io.assay.base.Seed;

/**
 * How models are watched.
 *
 * @param falseAlarms alarms a year that may be false, over all charts of a watch together, above 0
 * @param coolDown observations of silence after an alarm
 * @param window sessions that are set against the past for drift
 * @param stale weekdays after which a market without a newer bar is stale
 * @param rollback whether models that were replaced come back where their successors are worse
 * @param asked last epoch day that somebody wants to know of; {@link io.assay.experiment.HeldOut#NEVER}: today
 * @param last no bar after this epoch day is looked at
 * @param seed of the simulated pasts
 */
public record MonitorSpec(
        double falseAlarms, int coolDown, int window, int stale, boolean rollback, int asked, int last, Seed seed) {
    /** How many charts share the false alarms: accuracy, return, calibration, drift. */
    static final int CHARTS = 4;

    /** Checks the ranges. */
    public MonitorSpec {
        Check.within("falseAlarms", falseAlarms, 1e-3, CHARTS);
        Check.within("coolDown", coolDown, 0, 1000);
        Check.within("window", window, 20, 500);
        Check.atLeast("stale", stale, 1);
    }

    /** One false alarm a year, 20 sessions of silence, windows of 60 sessions, stale after 3 weekdays. */
    public static MonitorSpec standard(int last, Seed seed) {
        return new MonitorSpec(1, 20, 60, 3, false, last, last, seed);
    }

    /** False alarms a year of one chart. */
    double ofChart() {
        return falseAlarms / CHARTS;
    }
}
