package io.assay.signal.strategy;

/** How values become convictions: 1/2 where a rule begins to hold, growing to 1. */
final class Votes {
    private static final double LEAST = 0.5;

    private Votes() {}

    /**
     * 0 inside {@code (-from, from)}; beyond it the sign of the value and 1/2, growing to 1 at {@code full}.
     *
     * @param from above 0
     * @param full above {@code from}
     */
    static double beyond(double value, double from, double full) {
        double size = Math.abs(value);
        return size < from ? 0 : Math.signum(value) * sure((size - from) / (full - from));
    }

    /** A conviction above 0: 1/2 for a share of 0 or less, 1 for a share of 1 or more. */
    static double sure(double share) {
        return LEAST + (1 - LEAST) * Math.max(0, Math.min(1, share));
    }

    /** 1 where a value rose from a level or below to above it, -1 where it fell the other way, else 0. */
    static int crossed(double before, double today, double level) {
        if (before <= level && today > level) {
            return 1;
        }
        return before >= level && today < level ? -1 : 0;
    }

    /** A value in units that make 1 of {@code full}, cut at both ends. */
    static double share(double value, double full) {
        return Math.max(-1, Math.min(1, value / full));
    }
}
