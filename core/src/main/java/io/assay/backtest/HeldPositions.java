package io.assay.backtest;

import io.assay.base.Check;

/**
 * What a result held at each close, put together again from its events: the sum of the shares booked so far, at the
 * last close. It goes from session to session, forwards. Not for several threads.
 */
public final class HeldPositions {
    private static final int BEFORE = -1;

    private final BacktestResult result;
    private final PriceHistory[] history;
    private final int[] days;
    private final int[] row;
    private final long[] held;
    private int session = BEFORE;
    private int event;
    private double equity;

    private HeldPositions(BacktestResult result, MarketPrices prices) {
        this.result = result;
        this.days = result.days();
        this.history = result.instruments().stream().map(prices::history).toArray(PriceHistory[]::new);
        this.row = new int[history.length];
        this.held = new long[history.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = history[i].rowAt(days[0] - 1);
        }
    }

    /**
     * Positions of a result, before its first session.
     *
     * @param prices what the result was run on
     */
    public static HeldPositions of(BacktestResult result, MarketPrices prices) {
        return new HeldPositions(result, prices);
    }

    /** Goes to the close of the next session; false if there is none. */
    public boolean next() {
        if (session + 1 == days.length) {
            return false;
        }
        session++;
        for (int i = 0; i < row.length; i++) {
            int next = row[i] + 1;
            row[i] += next < history[i].size() && history[i].day()[next] <= days[session] ? 1 : 0;
        }
        Events events = result.events();
        for (; event < events.size() && events.session(event) == session; event++) {
            int i = events.instrument(event);
            if (i >= 0) {
                held[i] += events.microShares(event);
            }
        }
        equity = result.equity(session);
        return true;
    }

    /** Number of instruments, those of {@link BacktestResult#instruments()}. */
    public int size() {
        return held.length;
    }

    /** Place of the session among {@link BacktestResult#days()}; -1 before the first. */
    public int session() {
        return session;
    }

    /** Epoch day of the session. */
    public int day() {
        Check.atLeast("session", session, 0);
        return days[session];
    }

    /** Whether there is equity to take shares of. */
    public boolean isSolvent() {
        return equity > 0;
    }

    /** The place of an instrument's last bar among its traded ones, as {@link MarketPrices#returns} has them; or -1. */
    public int row(int instrument) {
        return row[instrument];
    }

    /** Value held of an instrument at the last close, below 0 if short, in currency units. */
    public double value(int instrument) {
        return held[instrument] == 0
                ? 0
                : Micro.units(held[instrument]) * history[instrument].close()[row[instrument]];
    }

    /** The same as a share of equity; NaN where that is not above 0. */
    public double share(int instrument) {
        return equity > 0 ? value(instrument) / equity : Double.NaN;
    }
}
