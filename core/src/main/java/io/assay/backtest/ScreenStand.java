package io.assay.backtest;

import org.jspecify.annotations.Nullable;

/** Where the instruments of a screen stand, in columns. */
final class ScreenStand implements Stand {
    private final PriceGrid grid;
    private final StopWatch stops;
    private final boolean replaces;
    private final @Nullable Ring ring;
    private final int offset;
    private final double[] held;
    private final double[] ordered;
    private final double[] last;
    private final boolean[] replaced;
    private final int[] row;
    private int session;

    ScreenStand(Decisions decisions, PriceGrid grid, StopWatch stops, Timetable timetable) {
        int width = grid.width();
        this.grid = grid;
        this.stops = stops;
        this.replaces = decisions.holding().isUntilNext();
        this.ring = replaces ? null : new Ring(width, decisions.holding().bars(), timetable.size());
        this.offset = grid.session(timetable.days()[0]);
        this.held = new double[width];
        this.ordered = new double[width];
        this.last = new double[width];
        this.replaced = new boolean[width];
        this.row = new int[width];
        for (int i = 0; i < width; i++) {
            row[i] = grid.history(i).rowAt(timetable.days()[0] - 1);
            last[i] = row[i] < 0 ? 0 : grid.history(i).close()[row[i]];
        }
    }

    /** Goes to the close of a session of the run. */
    void at(int s) {
        session = s;
    }

    /** Goes to the next bar and tells by how many shares the position changes at its fill. */
    double advance(int i, double close) {
        row[i]++;
        last[i] = close;
        double enter = ordered[i];
        boolean all = replaced[i];
        double leave = all ? held[i] : 0;
        if (ring != null) {
            if (all) {
                ring.clear(i);
            } else {
                leave = ring.leaving(i);
            }
            ring.next(i, enter);
        }
        ordered[i] = 0;
        replaced[i] = false;
        return enter - leave;
    }

    void hold(int i, double shares) {
        held[i] = shares;
    }

    int row(int i) {
        return row[i];
    }

    double value(int i) {
        return held[i] * last[i];
    }

    void split(int i, double ratio, boolean whole) {
        held[i] = VectorScreen.multiplied(held[i], ratio, whole);
        ordered[i] = VectorScreen.multiplied(ordered[i], ratio, whole);
        if (ring != null) {
            ring.split(i, ratio, whole);
        }
    }

    /** Nothing is held or ordered any more. */
    void lapse(int i) {
        held[i] = 0;
        ordered[i] = 0;
        if (ring != null) {
            ring.clear(i);
        }
    }

    /** Everything held is sold at its next fill, and nothing bought. */
    void closeAll() {
        for (int i = 0; i < held.length; i++) {
            leave(i);
        }
    }

    private void leave(int i) {
        ordered[i] = 0;
        replaced[i] = true;
    }

    /** Closes what a stop is hit of. */
    void stop() {
        for (int i = 0; i < held.length; i++) {
            if (held[i] != 0 && !replaced[i] && stops.isHit(i, held[i], last[i], session)) {
                leave(i);
            }
        }
    }

    /** Orders what is wanted: in place of all that is held where each decision sets the whole book, else beside it. */
    void order(double[] wanted, boolean whole) {
        for (int i = 0; i < wanted.length; i++) {
            double shares = whole ? VectorScreen.multiplied(wanted[i], 1, true) : wanted[i];
            ordered[i] = replaces ? shares : ordered[i] + shares;
            replaced[i] |= replaces;
        }
    }

    @Override
    public int size() {
        return held.length;
    }

    @Override
    public double close(int i) {
        return last[i];
    }

    @Override
    public boolean isOpen(int i) {
        return row[i] >= 0 && offset + session < grid.end(i);
    }

    @Override
    public boolean isPaused(int i) {
        return stops.isPaused(i, session);
    }

    @Override
    public double held(int i) {
        return held[i];
    }

    @Override
    public double ordered(int i) {
        return ordered[i];
    }

    @Override
    public double leaving(int i) {
        return ring == null || replaced[i] ? held[i] : ring.leaving(i);
    }

    @Override
    public double volume(int i) {
        return grid.history(i).liquidity().volume()[row[i]];
    }
}
