package io.assay.backtest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.market.Instrument;

/**
 * The prices that a strategy, its null books and their screens are run on, loaded once: opens, closes and corporate
 * actions (28 bytes a bar). Its sessions are all days on which any instrument has a bar, so it should hold the whole
 * declared universe. Immutable; safe to use from several threads.
 */
public final class MarketPrices {
    private final List<PriceHistory> histories;
    private final Map<Instrument, Integer> places;
    private final int[] sessions;

    private MarketPrices(List<PriceHistory> histories, int[] sessions) {
        this.histories = histories;
        this.places = new HashMap<>();
        for (int i = 0; i < histories.size(); i++) {
            places.put(histories.get(i).instrument(), i);
        }
        this.sessions = sessions;
    }

    /**
     * Loads bars and actions of the given instruments.
     *
     * @throws io.assay.base.DataException if a corporate action has a value that cannot be
     */
    public static MarketPrices load(List<Instrument> instruments, PriceSource source) {
        Check.atLeast("instruments", instruments.size(), 1);
        List<PriceHistory> histories = new ArrayList<>();
        for (Instrument instrument : instruments) {
            histories.add(PriceHistory.of(source.bars(instrument), source.actions(instrument)));
        }
        return new MarketPrices(histories, union(histories));
    }

    private static int[] union(List<PriceHistory> histories) {
        int first = Integer.MAX_VALUE;
        for (PriceHistory history : histories) {
            first = history.size() == 0 ? first : Math.min(first, history.day()[0]);
        }
        BitSet seen = new BitSet();
        for (PriceHistory history : histories) {
            for (int day : history.day()) {
                seen.set(day - first);
            }
        }
        int start = first;
        return seen.stream().map(d -> d + start).toArray();
    }

    /** All instruments in the order they were loaded. */
    public List<Instrument> instruments() {
        return histories.stream().map(PriceHistory::instrument).toList();
    }

    /** Epoch days of the sessions, ascending. */
    public int[] sessions() {
        return sessions.clone();
    }

    /** Whether an instrument traded on a day. */
    public boolean trades(Instrument instrument, int day) {
        PriceHistory history = history(instrument);
        int row = history.rowAt(day);
        return row >= 0 && history.day()[row] == day;
    }

    /**
     * Total returns of an instrument from one of its traded bars to the next, with dividends and splits but without
     * what a delisting paid; the first is NaN.
     */
    public double[] returns(Instrument instrument) {
        return PriceMoves.returns(history(instrument));
    }

    /**
     * Total return of an instrument over some days: from its last close before {@code from} to its last one up to
     * {@code to}, with what a delisting within paid.
     *
     * @return NaN if it had no bar before, or neither a bar nor a delisting within
     */
    public double move(Instrument instrument, int from, int to) {
        return PriceMoves.move(history(instrument), from, to);
    }

    /**
     * The same market with bars missing at random. The first and the last bar of each instrument stay, all corporate
     * actions too, and so do the sessions.
     *
     * @param share of bars to leave out, 0..1
     */
    public MarketPrices withMissingBars(double share, Seed seed) {
        Check.within("share", share, 0, 1);
        List<PriceHistory> thinned = new ArrayList<>();
        for (PriceHistory history : histories) {
            thinned.add(PriceMoves.thinned(
                    history, share, seed.child(history.instrument().toString())));
        }
        return new MarketPrices(thinned, sessions);
    }

    PriceHistory history(Instrument instrument) {
        Integer place = places.get(instrument);
        if (place == null) {
            throw new UsageException("there are no prices of " + instrument
                    + ". Fix: load prices of every instrument that decisions name");
        }
        return histories.get(place);
    }
}
