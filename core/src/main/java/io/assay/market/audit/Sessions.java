package io.assay.market.audit;

import java.util.Arrays;

import io.assay.market.TradingCalendar;

/**
 * A series against its calendar.
 *
 * @param expected sessions from the first to the last bar; a bar before or after the calendar's span counts as one
 * @param missing sessions among them without a bar, ascending
 * @param offCalendar rows of bars inside the calendar's span on days that are no session, ascending
 * @param gap for each row how many sessions are missing between it and the row before
 */
record Sessions(int expected, int[] missing, int[] offCalendar, int[] gap) {

    /** Walks days and sessions side by side. */
    static Sessions of(TradingCalendar calendar, int[] day) {
        int[] gap = new int[day.length];
        if (day.length == 0) {
            return new Sessions(0, new int[0], new int[0], gap);
        }
        int[] session = calendar.between(day[0], day[day.length - 1]);
        int[] missing = new int[session.length];
        int[] off = new int[day.length];
        int missed = 0;
        int strange = 0;
        int s = 0;
        int outside = 0;
        for (int i = 0; i < day.length; i++) {
            while (s < session.length && session[s] < day[i]) {
                missing[missed++] = session[s++];
                gap[i]++;
            }
            if (s < session.length && session[s] == day[i]) {
                s++;
            } else if (day[i] < calendar.first() || day[i] > calendar.last()) {
                outside++;
            } else {
                off[strange++] = i;
            }
        }
        int expected = session.length + outside;
        return new Sessions(expected, Arrays.copyOf(missing, missed), Arrays.copyOf(off, strange), gap);
    }
}
