package io.assay.market;

import java.util.Arrays;

import io.assay.base.Check;

/** Counts, day by day, how many listings were alive and how many traded. Used by one thread. */
public final class DerivedCalendar {
    /** Days after a bar during which its listing counts as alive. */
    private static final int QUIET = 30;

    private int origin;
    private int[] traded = {};
    /** Listings that are alive from the day on less those that were until the day before. */
    private int[] change = {};

    /** Nothing counted yet. */
    public DerivedCalendar() {}

    /** Counts one listing; a series without bars changes nothing. */
    public void add(BarSeries bars) {
        if (bars.size() == 0) {
            return;
        }
        int[] days = bars.days();
        countAlive(days, bars.delisting().map(Delisting::day).orElse(Integer.MAX_VALUE));
        double[] close = bars.close();
        double[] volume = bars.volume();
        for (int i = 0; i < days.length; i++) {
            if (i == 0 || volume[i] > 0 || close[i] != close[i - 1]) {
                traded[days[i] - origin]++;
            }
        }
    }

    /**
     * A listing is alive for so long after each bar. Nobody knew then whether another bar would come, so whether one
     * did must not count.
     */
    private void countAlive(int[] days, int lastDay) {
        int last = days[days.length - 1];
        cover(days[0], last + QUIET + 1);
        for (int i = 0; i < days.length; i++) {
            int silent = Math.max(days[i], Math.min(lastDay, days[i] + QUIET)) + 1;
            boolean begins = i == 0 || days[i] > days[i - 1] + QUIET;
            boolean ends = i + 1 == days.length || days[i + 1] > days[i] + QUIET;
            change[days[i] - origin] += begins ? 1 : 0;
            change[silent - origin] -= ends ? 1 : 0;
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
