package io.assay.backtest;

import java.util.Arrays;
import java.util.List;

import io.assay.market.Instrument;

/**
 * The prices of some instruments laid out session by session, for screens: 16 bytes a session and instrument. Made once
 * and used for any number of screens, by several threads. Immutable.
 */
public final class PriceGrid {
    private final MarketPrices prices;
    private final List<Instrument> instruments;
    private final PriceHistory[] history;
    private final int[] days;
    private final double[] open;
    private final double[] close;
    private final int[] end;
    private final Acts acts;
    private final Acts ends;

    private PriceGrid(MarketPrices prices, List<Instrument> instruments) {
        this.prices = prices;
        this.instruments = List.copyOf(instruments);
        this.history = instruments.stream().map(prices::history).toArray(PriceHistory[]::new);
        this.days = prices.sessions();
        int width = history.length;
        this.open = new double[Math.multiplyExact(days.length, width)];
        this.close = new double[open.length];
        Arrays.fill(open, Double.NaN);
        Arrays.fill(close, Double.NaN);
        this.end = new int[width];
        Acts.Builder acting = new Acts.Builder(days.length);
        Acts.Builder ending = new Acts.Builder(days.length);
        for (int i = 0; i < width; i++) {
            lay(i, acting);
            end[i] = endOf(history[i]);
            ending.add(end[i], i, 0);
        }
        this.acts = acting.build();
        this.ends = ending.build();
    }

    /**
     * Lays out the prices of instruments in their order.
     *
     * @throws io.assay.base.UsageException if there are no prices of one of them
     */
    public static PriceGrid of(MarketPrices prices, List<Instrument> instruments) {
        return new PriceGrid(prices, instruments);
    }

    private void lay(int i, Acts.Builder acting) {
        PriceHistory own = history[i];
        int action = 0;
        for (int row = 0; row < own.size(); row++) {
            int session = Arrays.binarySearch(days, own.day()[row]);
            open[session * history.length + i] = own.open()[row];
            close[session * history.length + i] = own.close()[row];
            if (action < own.actionRow().length && own.actionRow()[action] == row) {
                acting.add(session, i, action++);
            }
        }
    }

    /** The session at whose opening nothing is known of an instrument any more, or in which it is delisted. */
    private int endOf(PriceHistory own) {
        if (own.delistDay() != PriceHistory.NEVER) {
            return firstFrom(own.delistDay());
        }
        return own.size() == 0 ? 0 : firstFrom(own.day()[own.size() - 1] + 1);
    }

    private int firstFrom(int day) {
        int at = Arrays.binarySearch(days, day);
        return at >= 0 ? at : -at - 1;
    }

    MarketPrices prices() {
        return prices;
    }

    List<Instrument> instruments() {
        return instruments;
    }

    PriceHistory[] histories() {
        return history.clone();
    }

    PriceHistory history(int i) {
        return history[i];
    }

    /** Number of instruments. */
    int width() {
        return history.length;
    }

    /** The place of an epoch day among all sessions. */
    int session(int day) {
        return firstFrom(day);
    }

    /** Opens, instrument after instrument for each session; NaN where there is no bar. */
    double[] open() {
        return open;
    }

    /** Closes likewise. */
    double[] close() {
        return close;
    }

    /** The first session at whose close no order is taken any more; the number of sessions if there is none. */
    int end(int i) {
        return end[i];
    }

    /** Splits and dividends: instrument, and the place of the action in its history. */
    Acts acts() {
        return acts;
    }

    /** Listings that end: instrument. */
    Acts ends() {
        return ends;
    }

    /**
     * What happens in few sessions, in the order of the instruments.
     *
     * @param starts where each session begins in the columns, one more than there are sessions
     * @param instrument places
     * @param what a number each
     */
    record Acts(int[] starts, int[] instrument, int[] what) {
        /** Counts, then fills. */
        static final class Builder {
            private final int sessions;
            private int[] session = new int[16];
            private int[] instrument = new int[16];
            private int[] what = new int[16];
            private int size;

            Builder(int sessions) {
                this.sessions = sessions;
            }

            /** Adds one; what is after the last session is left out. */
            void add(int at, int i, int number) {
                if (at >= sessions) {
                    return;
                }
                if (size == session.length) {
                    session = Arrays.copyOf(session, 2 * size);
                    instrument = Arrays.copyOf(instrument, 2 * size);
                    what = Arrays.copyOf(what, 2 * size);
                }
                session[size] = at;
                instrument[size] = i;
                what[size++] = number;
            }

            /** Sorted by session; those of one session stay in their order. */
            Acts build() {
                int[] starts = new int[sessions + 1];
                for (int k = 0; k < size; k++) {
                    starts[session[k] + 1]++;
                }
                for (int s = 0; s < sessions; s++) {
                    starts[s + 1] += starts[s];
                }
                int[] next = starts.clone();
                int[] who = new int[size];
                int[] which = new int[size];
                for (int k = 0; k < size; k++) {
                    int at = next[session[k]]++;
                    who[at] = instrument[k];
                    which[at] = what[k];
                }
                return new Acts(starts, who, which);
            }
        }
    }
}
