package io.assay.backtest;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import io.assay.market.Instrument;

/**
 * What a run came to: the account at every close, every event, and sums. Every figure follows from the events: cash is
 * the capital plus their amounts, positions are the sums of their shares.
 */
public final class BacktestResult {
    private final BacktestSpec spec;
    private final List<Instrument> instruments;
    private final DailyAccount account;
    private final Events events;
    private final BacktestTotals totals;
    private final Trips trips;
    private final BacktestNotes notes;

    BacktestResult(Ledger.Books books) {
        this.spec = books.spec();
        this.instruments = books.instruments();
        this.account = books.account();
        this.events = books.events();
        this.totals = books.totals();
        this.trips = books.trips();
        this.notes = books.notes();
    }

    /** How it was executed. */
    public BacktestSpec spec() {
        return spec;
    }

    /** The instruments that events name by their place. */
    public List<Instrument> instruments() {
        return instruments;
    }

    /** Number of sessions, at least 1; nothing is held yet at the close of the first. */
    public int size() {
        return account.days().length;
    }

    /** Epoch days of the sessions, ascending. */
    public int[] days() {
        return account.days().clone();
    }

    /** Cash at the close of a session, exact, scale 6. */
    public BigDecimal cash(int session) {
        return Micro.decimal(account.cash()[session]);
    }

    /** Cash + long values - short values at the close of a session, in currency units. */
    public double equity(int session) {
        return account.equity(session);
    }

    /** The equity of all sessions. */
    public double[] equity() {
        double[] equity = new double[size()];
        Arrays.setAll(equity, account::equity);
        return equity;
    }

    /** Value of the long positions at the close of a session. */
    public double longs(int session) {
        return account.longs()[session];
    }

    /** Value of the short positions at the close of a session, at least 0. */
    public double shorts(int session) {
        return account.shorts()[session];
    }

    /** Absolute amounts traded in a session, buys and sells. */
    public double traded(int session) {
        return account.traded()[session];
    }

    /** Simple returns from close to close, one for each session after the first; what comes after a total loss is 0. */
    public double[] returns() {
        double[] returns = new double[size() - 1];
        for (int s = 1; s < size(); s++) {
            double before = equity(s - 1);
            returns[s - 1] = before > 0 ? equity(s) / before - 1 : 0;
        }
        return returns;
    }

    /** Everything that moved cash or shares. */
    public Events events() {
        return events;
    }

    /** Sums of costs, dividends and trades. */
    public BacktestTotals totals() {
        return totals;
    }

    /** Round trips. */
    public Trips trips() {
        return trips;
    }

    /** What a reader must know beside the figures. */
    public BacktestNotes notes() {
        return notes;
    }
}
