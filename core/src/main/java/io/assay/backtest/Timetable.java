package io.assay.backtest;

import java.util.Arrays;

import io.assay.base.Days;
import io.assay.base.UsageException;

/**
 * The sessions of a backtest and which of them are decision days.
 *
 * @param days epoch days of the sessions, ascending
 * @param decision for each session the place of its decision day, or -1
 */
record Timetable(int[] days, int[] decision) {
    static Timetable of(Decisions decisions, MarketPrices prices, int from, int to) {
        int[] all = prices.sessions();
        if (all.length == 0) {
            throw new UsageException("no instrument has a bar with a positive open and close, so nothing can be traded."
                    + " Fix: load prices, or look at them with an audit");
        }
        int begin = from == Integer.MIN_VALUE && decisions.days() > 0 ? decisions.day(0) : from;
        int[] days = Arrays.stream(all).filter(d -> d >= begin && d <= to).toArray();
        if (days.length == 0) {
            throw new UsageException("there is no session between the asked days. Fix: ask for days between "
                    + Days.text(all[0]) + " and " + Days.text(all[all.length - 1]));
        }
        int[] decision = new int[days.length];
        Arrays.fill(decision, -1);
        for (int d = 0; d < decisions.days(); d++) {
            int session = Arrays.binarySearch(days, decisions.day(d));
            if (session < 0) {
                throw new UsageException("the decision of " + Days.text(decisions.day(d))
                        + " was not taken at a session between " + Days.text(days[0]) + " and "
                        + Days.text(days[days.length - 1]));
            }
            decision[session] = d;
        }
        return new Timetable(days, decision);
    }

    int size() {
        return days.length;
    }

    /** Calendar days since the session before. */
    int gap(int session) {
        return days[session] - days[session - 1];
    }
}
