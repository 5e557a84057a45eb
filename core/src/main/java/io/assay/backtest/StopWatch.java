package io.assay.backtest;

import java.util.Arrays;

/** Where each instrument's position was entered, how well it stood since, and whether its stop was hit. */
final class StopWatch {
    private final Stops stops;
    private final boolean on;
    private final double[] entry;
    private final double[] best;
    private final int[] pausedUntil;
    private long hits;

    StopWatch(Stops stops, int instruments) {
        this.stops = stops;
        this.on = stops.isSome();
        int size = on ? instruments : 0;
        this.entry = new double[size];
        this.best = new double[size];
        this.pausedUntil = new int[size];
        Arrays.fill(pausedUntil, Integer.MIN_VALUE);
    }

    boolean isOn() {
        return on;
    }

    /** How often a stop was hit. */
    long hits() {
        return hits;
    }

    /** Whether decisions of a session are not carried out for an instrument. */
    boolean isPaused(int i, int session) {
        return on && session < pausedUntil[i];
    }

    /** Notes a trade: shares held before and after, below 0 if short. */
    void traded(int i, double before, double after, double price) {
        if (!on || after == 0) {
            return;
        }
        if (before == 0 || Math.signum(before) != Math.signum(after)) {
            entry[i] = price;
            best[i] = price;
        } else if (Math.abs(after) > Math.abs(before)) {
            entry[i] = (before * entry[i] + (after - before) * price) / after;
        }
    }

    /** Notes new shares per old, and cash a share after that. */
    void acted(int i, double ratio, double dividend) {
        if (on) {
            entry[i] = entry[i] / ratio - dividend;
            best[i] = best[i] / ratio - dividend;
        }
    }

    /** Notes a close at which something is held and tells whether it is to be left. */
    boolean isHit(int i, double held, double close, int session) {
        double side = Math.signum(held);
        best[i] = side > 0 ? Math.max(best[i], close) : Math.min(best[i], close);
        boolean hit = stops.isHit(side, entry[i], best[i], close);
        if (hit) {
            hits++;
            pausedUntil[i] = session + stops.pause();
        }
        return hit;
    }
}
