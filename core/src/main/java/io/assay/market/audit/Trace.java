package io.assay.market.audit;

import java.time.LocalDate;
import java.util.Arrays;

import io.assay.base.Days;

/**
 * What one series adds to the profile of its market.
 *
 * @param months months with a bar, as {@code 12 * year + month - 1}, ascending
 * @param firstYear the year of index 0 below
 * @param sessions sessions of the calendar in each year from first to last bar
 * @param missing those without a bar
 * @param quarantined bars dropped in each year
 */
record Trace(int[] months, int firstYear, long[] sessions, long[] missing, long[] quarantined) {

    /** The trace of a scanned series. */
    static Trace of(Scan s) {
        if (s.size == 0) {
            return new Trace(new int[0], 0, new long[0], new long[0], new long[0]);
        }
        int first = Days.date(s.day[0]).getYear();
        int years = Days.date(s.day[s.size - 1]).getYear() - first + 1;
        long[] sessions = new long[years];
        for (int y = 0; y < years; y++) {
            int from = Math.max(s.day[0], Days.of(first + y, 1, 1));
            int to = Math.min(s.day[s.size - 1] + 1, Days.of(first + y + 1, 1, 1));
            sessions[y] = s.input.calendar().count(from, to);
        }
        int[] dropped = new int[s.size];
        int count = 0;
        for (int i = 0; i < s.size; i++) {
            if (s.dropped[i]) {
                dropped[count++] = s.day[i];
            }
        }
        return new Trace(
                months(s.day),
                first,
                sessions,
                byYear(s.sessions().missing(), first, years),
                byYear(Arrays.copyOf(dropped, count), first, years));
    }

    private static long[] byYear(int[] days, int first, int years) {
        long[] counts = new long[years];
        for (int day : days) {
            counts[Days.date(day).getYear() - first]++;
        }
        return counts;
    }

    private static int[] months(int[] days) {
        int[] months = new int[days.length];
        int count = 0;
        int next = Integer.MIN_VALUE;
        for (int day : days) {
            if (day >= next) {
                LocalDate date = Days.date(day);
                months[count++] = 12 * date.getYear() + date.getMonthValue() - 1;
                next = Days.of(date.withDayOfMonth(1).plusMonths(1));
            }
        }
        return Arrays.copyOf(months, count);
    }
}
