package io.assay.market;

import java.util.Arrays;

import io.assay.base.Check;

/** Counts, day by day, how many listings were alive and how many traded. Used by one thread. */
public final class DerivedCalendar {
    private int origin;
    private int[] traded = {};
    /** Listings that begin on the day less those that ended the day before. */
    private int[] change = {};

    /** Nothing counted yet. */
    public DerivedCalendar() {}

    /** Counts one listing; a series without bars changes nothing. */
    public void add(BarSeries bars) {
        if (bars.size() == 0) {
            return;
        }
        int[] days = bars.days();
        cover(days[0], days[days.length - 1] + 1);
        change[days[0] - origin]++;
        change[days[days.length - 1] + 1 - origin]--;
        double[] close = bars.close();
        double[] volume = bars.volume();
        for (int i = 0; i < days.length; i++) {
            if (i == 0 || volume[i] > 0 || close[i] != close[i - 1]) {
                traded[days[i] - origin]++;
            }
        }
    }

    /**
     * The calendar of what was counted, by the rule of {@link Calendars#derived(String, java.util.Collection, double)}.
     *
     * @throws IllegalArgumentException if no day is a session
     */
    public TradingCalendar calendar(String name, double minShare) {
        Check.within("minShare", minShare, 0, 1);
        int[] sessions = new int[traded.length];
        int count = 0;
        int alive = 0;
        for (int i = 0; i < traded.length; i++) {
            alive += change[i];
            if (traded[i] > 0 && traded[i] >= minShare * alive) {
                sessions[count++] = origin + i;
            }
        }
        return TradingCalendar.of(name, Arrays.copyOf(sessions, count));
    }

    /** Widens the counts to hold days {@code first} to {@code last}. */
    private void cover(int first, int last) {
        if (traded.length == 0) {
            origin = first;
        }
        int begin = Math.min(origin, first);
        int end = Math.max(origin + traded.length, last + 1);
        if (begin == origin && end == origin + traded.length) {
            return;
        }
        traded = moved(traded, origin - begin, end - begin);
        change = moved(change, origin - begin, end - begin);
        origin = begin;
    }

    private static int[] moved(int[] counts, int by, int length) {
        int[] wider = new int[length];
        System.arraycopy(counts, 0, wider, by, counts.length);
        return wider;
    }
}
