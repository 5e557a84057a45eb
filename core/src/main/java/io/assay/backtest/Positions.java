package io.assay.backtest;

import java.util.Arrays;

/**
 * Where each instrument of a run stands: its last bar, what is held of it and what is ordered. Shares are micro-shares.
 */
final class Positions {
    final PriceHistory[] history;
    final int[] row;
    final int[] action;
    final long[] held;
    final long[] ordered;
    final boolean[] replaced;

    Positions(Decisions decisions, MarketPrices prices, int firstDay) {
        history = decisions.instruments().stream().map(prices::history).toArray(PriceHistory[]::new);
        row = Arrays.stream(history).mapToInt(h -> h.rowAt(firstDay - 1)).toArray();
        action = new int[history.length];
        held = new long[history.length];
        ordered = new long[history.length];
        replaced = new boolean[history.length];
    }

    int size() {
        return history.length;
    }

    /** Goes to the bar of a session; false if the instrument has none. */
    boolean advance(int i, int day) {
        int next = row[i] + 1;
        boolean bar = next < history[i].size() && history[i].day()[next] == day;
        row[i] = bar ? next : row[i];
        return bar;
    }

    /** The place of what happens before the open of the current bar, or -1. */
    int actionToday(int i) {
        int[] rows = history[i].actionRow();
        while (action[i] < rows.length && rows[action[i]] < row[i]) {
            action[i]++;
        }
        return action[i] < rows.length && rows[action[i]] == row[i] ? action[i] : -1;
    }

    /** The last close; the instrument must have had a bar. */
    double close(int i) {
        return history[i].close()[row[i]];
    }

    /** Whether there is a close to size an order by and the listing has not ended. */
    boolean isOpenFor(int i, int day) {
        return row[i] >= 0 && day < history[i].delistDay() && !isPast(i, day);
    }

    /** Whether the bars of the instrument have ended before a day, and no delisting says what became of it. */
    boolean isPast(int i, int day) {
        int size = history[i].size();
        boolean over = size == 0 || day > history[i].day()[size - 1];
        return over && history[i].delistDay() == PriceHistory.NEVER;
    }

    /** Whether the listing ended on a day or before: known at its close, not earlier. */
    boolean isDelisted(int i, int day) {
        return day >= history[i].delistDay();
    }

    /** Value held, below 0 if short, in currency units. */
    double value(int i) {
        return held[i] == 0 ? 0 : Micro.units(held[i]) * close(i);
    }
}
